import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fingerprintOf } from './builds.mjs';

describe('the fingerprint of a build', () => {
  let folder = '';
  const fingerprint = (settings = '') => fingerprintOf(folder, ['src'], settings);

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'builds-'));
    mkdirSync(join(folder, 'src'));
    writeFileSync(join(folder, 'src', 'main.ts'), 'start()');
    writeFileSync(join(folder, 'vite.config.ts'), 'export {}');
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('stays the same when only times change', () => {
    const before = fingerprint();
    utimesSync(join(folder, 'src', 'main.ts'), 0, 0);
    expect(fingerprint()).toBe(before);
  });

  it.each(['src/main.ts', 'src/new.ts', 'vite.config.ts', '.env.local'])('changes with %s', (file) => {
    const before = fingerprint();
    writeFileSync(join(folder, file), 'changed()');
    expect(fingerprint()).not.toBe(before);
  });

  it.each(['src/main.test.ts', 'src/routes.gen.ts', 'README.md'])('does not care about %s', (file) => {
    const before = fingerprint();
    writeFileSync(join(folder, file), 'changed()');
    expect(fingerprint()).toBe(before);
  });

  it('changes when a file gets another name, and with the settings', () => {
    const before = fingerprint();
    expect(fingerprint('VITE_API=/other')).not.toBe(before);
    rmSync(join(folder, 'src', 'main.ts'));
    writeFileSync(join(folder, 'src', 'other.ts'), 'start()');
    expect(fingerprint()).not.toBe(before);
  });
});
