import { describe, expect, it } from 'vitest';
import { completeLock, platformOf } from './lock-entries.mjs';

describe('completing the lock file', () => {
  const lock = {
    lockfileVersion: 3,
    packages: {
      '': { version: '1.0.0' },
      'node_modules/tool': {
        version: '2.0.0',
        dev: true,
        resolved: 'https://registry.example/tool.tgz',
        optionalDependencies: { '@tool/darwin-arm64': '2.0.0', '@tool/linux-x64-gnu': '2.0.0' },
      },
      'node_modules/@tool/linux-x64-gnu': { version: '2.0.0', optional: true },
    },
  };

  it('adds the optional packages that the registry did not give, for their platform only', () => {
    const { lock: complete, added } = completeLock(lock);
    expect(added).toEqual(['node_modules/@tool/darwin-arm64']);
    expect(complete.packages['node_modules/@tool/darwin-arm64']).toEqual({
      version: '2.0.0',
      cpu: ['arm64'],
      os: ['darwin'],
      dev: true,
      optional: true,
    });
  });

  it('takes out the addresses of a registry, and keeps the order of npm', () => {
    const { packages } = completeLock(lock).lock;
    expect(packages['node_modules/tool']).not.toHaveProperty('resolved');
    expect(Object.keys(packages)).toEqual([
      '',
      'node_modules/@tool/darwin-arm64',
      'node_modules/@tool/linux-x64-gnu',
      'node_modules/tool',
    ]);
  });

  it('changes nothing the second time', () => {
    const { lock: once } = completeLock(lock);
    expect(completeLock(once)).toEqual({ lock: once, added: [] });
  });

  it('finds a dependency that is nested in another package', () => {
    const nested = {
      packages: {
        'node_modules/outer/node_modules/inner': { version: '1.0.0', optionalDependencies: { 'bits-x64': '1.0.0' } },
        'node_modules/outer/node_modules/bits-x64': { version: '1.0.0', optional: true },
      },
    };
    expect(completeLock(nested).added).toEqual([]);
  });
});

describe('the platform in the name of a package', () => {
  it.each([
    ['@oxlint/binding-linux-x64-musl', { cpu: ['x64'], libc: ['musl'], os: ['linux'] }],
    ['@oxlint/binding-linux-arm-gnueabihf', { cpu: ['arm'], libc: ['glibc'], os: ['linux'] }],
    ['@oxfmt/binding-android-arm-eabi', { cpu: ['arm'], os: ['android'] }],
    ['@oxfmt/binding-win32-ia32-msvc', { cpu: ['ia32'], os: ['win32'] }],
    ['@oxlint-tsgolint/darwin-arm64', { cpu: ['arm64'], os: ['darwin'] }],
    ['@tailwindcss/oxide-wasm32-wasi', { cpu: ['wasm32'] }],
  ])('of %s is read', (name, platform) => {
    expect(platformOf(name)).toEqual(platform);
  });

  it('is not guessed when the name does not tell it', () => {
    expect(() => platformOf('left-pad')).toThrow(/left-pad/);
  });
});
