import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { expect, test } from 'vitest';
import type { SeenAccess } from '#src/access/access-facts.ts';
import { countWriters } from './count-writers.ts';
import { projectRows } from './project-rows.ts';

const organizationId = 'acme';
const here = { id: 'here', name: 'here', organizationId };
const there = { id: 'there', name: 'there', organizationId };

function seenIn(
  bindings: readonly { subject: string; role: string; projectId: string }[],
  seesRoles = true,
): SeenAccess {
  return {
    organizationId,
    bindings: bindings.map((binding, at) => ({ ...binding, id: String(at), entity: '' })),
    roles: seesRoles ? [] : undefined,
    projects: { names: new Map([here, there].map(({ id, name }) => [id, name])), complete: true },
    accounts: [
      { id: '1', name: 'agent' },
      { id: '2', name: 'uploader' },
    ],
  };
}

const seen = seenIn([
  { subject: 'user:dev:ada@acme.example', role: 'system:owner', projectId: '' },
  { subject: 'serviceaccount:agent', role: 'system:profile-writer', projectId: 'here' },
  { subject: 'serviceaccount:agent', role: 'system:writer', projectId: 'here' },
  { subject: 'serviceaccount:uploader', role: 'system:debuginfo-writer', projectId: '' },
  { subject: 'serviceaccount:gone', role: 'system:writer', projectId: 'here' },
]);

const nothing = { bindings: undefined, writers: undefined, legacyTokens: undefined, activity: undefined };

test('counts the role bindings that apply, and the service accounts that can send, each once', () => {
  const writers = countWriters(seen, ['here', 'there']);
  const rows = projectRows([here, there], { ...nothing, bindings: seen.bindings, writers });
  expect(rows.map((row) => [row.bindings, row.writers])).toEqual([
    // The account that is gone sends nothing.
    [5, { count: 2, isComplete: true }],
    [2, { count: 1, isComplete: true }],
  ]);
});

test('says that there may be more senders where custom roles can’t be seen', () => {
  const unseen = seenIn([{ subject: 'serviceaccount:agent', role: 'acme:Custom', projectId: 'here' }], false);
  expect(countWriters(unseen, ['here']).get('here')).toEqual({ count: 0, isComplete: false });
});

test('tells a project that never received data from one of which nobody knows', () => {
  const at = new Date('2026-03-01T00:00:00Z');
  const activity = [{ projectId: 'here', lastDataAt: timestampFromDate(at) }];
  const known = projectRows([here, there], { ...nothing, legacyTokens: [{ projectId: 'there' }], activity });
  expect(known.map(({ lastData, legacyTokens }) => [lastData, legacyTokens])).toEqual([
    [at, 0],
    [null, 1],
  ]);
  const [unknown] = projectRows([here], nothing);
  expect(unknown?.lastData).toBeUndefined();
  expect(unknown?.legacyTokens).toBeUndefined();
});
