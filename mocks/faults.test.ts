import { expect, test } from 'vitest';
import { faultFor, readFaults } from '#mocks/faults.ts';

function emptyStorage() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
}

test('answers the named RPC with the named code, and no other', async () => {
  const faults = readFaults('?fault=ListRoles:unavailable', emptyStorage());
  const response = await faultFor(faults, 'ListRoles');
  expect(await response?.json()).toMatchObject({ code: 'unavailable' });
  expect(await faultFor(faults, 'ListInvites')).toBeUndefined();
});

test('can be a broken network', async () => {
  const response = await faultFor(readFaults('?fault=ListRoles:network', emptyStorage()), 'ListRoles');
  expect(response?.type).toBe('error');
});

test('stays for the tab, until an empty one ends it', () => {
  const storage = emptyStorage();
  readFaults('?fault=ListRoles:internal&delay=5', storage);
  expect(readFaults('', storage)).toMatchObject({ delay: 5 });
  expect(readFaults('?fault=', storage)).toMatchObject({ delay: 0, failing: new Map() });
});
