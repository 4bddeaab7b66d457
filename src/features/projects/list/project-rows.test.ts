import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { expect, test } from 'vitest';
import { accessFacts } from '#src/access/access-facts.ts';
import { projectRows } from './project-rows.ts';

const organizationId = 'acme';
const here = { id: 'here', name: 'here', organizationId };
const there = { id: 'there', name: 'there', organizationId };

function factsOf(bindings: readonly { subject: string; role: string; projectId: string }[], seesRoles = true) {
  return accessFacts({
    organizationId,
    bindings: bindings.map((binding, at) => ({ ...binding, id: String(at), entity: '' })),
    roles: seesRoles ? [] : undefined,
    projects: { names: new Map([here, there].map(({ id, name }) => [id, name])), complete: true },
    accounts: [
      { id: '1', name: 'agent' },
      { id: '2', name: 'uploader' },
    ],
  });
}

const facts = factsOf([
  { subject: 'user:dev:ada@acme.example', role: 'system:owner', projectId: '' },
  { subject: 'serviceaccount:agent', role: 'system:profile-writer', projectId: 'here' },
  { subject: 'serviceaccount:agent', role: 'system:writer', projectId: 'here' },
  { subject: 'serviceaccount:uploader', role: 'system:debuginfo-writer', projectId: '' },
  { subject: 'serviceaccount:gone', role: 'system:writer', projectId: 'here' },
]);

test('counts the role bindings that apply, and the service accounts that can send, each once', () => {
  const rows = projectRows([here, there], { facts, legacyTokens: [], activity: [] });
  expect(rows.map(({ bindings, writers }) => [bindings, writers])).toEqual([
    // The account that is gone sends nothing.
    [5, { count: 2, isComplete: true }],
    [2, { count: 1, isComplete: true }],
  ]);
});

test('says that there may be more senders where custom roles can’t be seen', () => {
  const unseen = factsOf([{ subject: 'serviceaccount:agent', role: 'acme:Custom', projectId: 'here' }], false);
  expect(projectRows([here], { facts: unseen, legacyTokens: [], activity: [] })[0]?.writers).toEqual({
    count: 0,
    isComplete: false,
  });
});

test('tells a project that never received data from one of which nobody knows', () => {
  const at = new Date('2026-03-01T00:00:00Z');
  const activity = [{ projectId: 'here', lastDataAt: timestampFromDate(at) }];
  const known = projectRows([here, there], { facts, legacyTokens: [{ projectId: 'there' }], activity });
  expect(known.map(({ lastData, legacyTokens }) => [lastData, legacyTokens])).toEqual([
    [at, 0],
    [null, 1],
  ]);
  const unknown = projectRows([here], { facts: undefined, legacyTokens: undefined, activity: undefined });
  expect(unknown[0]).toMatchObject({
    bindings: undefined,
    writers: undefined,
    legacyTokens: undefined,
    lastData: undefined,
  });
});
