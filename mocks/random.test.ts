import { expect, test } from 'vitest';
import { idsOf, tabRandom } from '#mocks/random.ts';
import { emptyStorage } from '#mocks/testing.ts';

function uuids(count: number, storage = emptyStorage()): string[] {
  const ids = idsOf(7, tabRandom(7, storage));
  return Array.from({ length: count }, () => ids.uuid());
}

test('a seed makes the same ids at every run, and goes on after a reload where it was', () => {
  const storage = emptyStorage();
  const inTwoLoads = [...uuids(2, storage), ...uuids(2, storage)];
  expect(inTwoLoads).toEqual(uuids(4));
  expect(new Set(inTwoLoads).size).toBe(4);
});

test('another seed makes other ids, all of them well formed', () => {
  const ids = idsOf(8, tabRandom(8, emptyStorage()));
  expect(ids.uuid()).not.toBe(idsOf(7, tabRandom(7, emptyStorage())).uuid());
  expect(ids.uuid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(ids.secret()).toMatch(/^[0-9a-f]{64}$/);
});
