import { describe, expect, it } from 'vitest';
import { holdsWhatLockNames, isNewEnough } from './install.mjs';

const lock = {
  packages: {
    '': { version: '1.0.0' },
    'node_modules/react': { version: '19.3.1' },
    'node_modules/fsevents': { version: '2.3.3', optional: true },
  },
};

describe('what is installed', () => {
  it('is complete without the optional packages of other systems', () => {
    expect(holdsWhatLockNames(lock, { packages: { 'node_modules/react': { version: '19.3.1' } } })).toBe(true);
  });

  it('is incomplete when a package is missing', () => {
    expect(holdsWhatLockNames(lock, { packages: {} })).toBe(false);
  });

  it('is stale when a package has another version', () => {
    expect(holdsWhatLockNames(lock, { packages: { 'node_modules/react': { version: '19.3.0' } } })).toBe(false);
  });

  it('is stale when an optional package has another version', () => {
    const installed = { 'node_modules/react': { version: '19.3.1' }, 'node_modules/fsevents': { version: '2.0.0' } };
    expect(holdsWhatLockNames(lock, { packages: installed })).toBe(false);
  });

  it('is stale when it holds a package that was dropped', () => {
    const installed = { 'node_modules/react': { version: '19.3.1' }, 'node_modules/left-pad': { version: '1.0.0' } };
    expect(holdsWhatLockNames(lock, { packages: installed })).toBe(false);
  });
});

describe('the version of Node', () => {
  it.each(['20.19.0', '20.20.2', '22.0.0'])('is new enough at %s', (version) => {
    expect(isNewEnough(version)).toBe(true);
  });

  it.each(['18.20.0', '20.18.9'])('is too old at %s', (version) => {
    expect(isNewEnough(version)).toBe(false);
  });
});
