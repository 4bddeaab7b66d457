import { create } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { expect, test } from 'vitest';
import { LegacyTokenSchema } from '#proto/console/migration/v1alpha1/migration_pb.ts';
import { legacyTokenRows } from './legacy-token-row.ts';

const now = new Date('2026-03-01T12:00:00Z');
const names = new Map([['p', 'Production']]);

function useOf(lastUsed: string | undefined, tellsUse = true) {
  const lastUsedAt = lastUsed === undefined ? undefined : timestampFromDate(new Date(lastUsed));
  const token = create(LegacyTokenSchema, { id: '1', projectId: 'p', name: 'old', ...(lastUsedAt && { lastUsedAt }) });
  return legacyTokenRows([token], { names, tellsUse, now })[0]?.use;
}

test('a token used within seven days is in use, one not used since is silent', () => {
  expect(useOf('2026-02-22T12:00:01Z')).toBe('in-use');
  expect(useOf('2026-02-22T12:00:00Z')).toBe('silent');
  expect(useOf(undefined)).toBe('never');
});

test('without a last use, a backend that doesn’t tell leaves it unknown', () => {
  expect(useOf(undefined, false)).toBe('unknown');
});

test('a project that the person can’t see has no name', () => {
  const token = create(LegacyTokenSchema, { id: '1', projectId: 'q', name: 'old' });
  expect(legacyTokenRows([token], { names, tellsUse: true, now })).toMatchObject([{ projectId: 'q', projectName: '' }]);
});
