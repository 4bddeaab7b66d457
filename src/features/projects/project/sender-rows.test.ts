import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { expect, test } from 'vitest';
import { senderRows } from './sender-rows.ts';
import type { Writer } from './writers.ts';

const accounts = [
  { id: '1', name: 'agent' },
  { id: '2', name: 'uploader' },
  { id: '3', name: 'reader' },
];
const agent: Writer = {
  subject: 'serviceaccount:agent',
  name: 'agent',
  account: accounts[0],
  permissions: ['profile.write'],
  bindings: [
    { id: 'a', subject: 'serviceaccount:agent', role: 'system:writer', projectId: null },
    { id: 'b', subject: 'serviceaccount:agent', role: 'system:writer', projectId: 'here' },
  ],
};

function use(serviceAccountId: string, permission: string, day: number) {
  return { serviceAccountId, permission, lastUsedAt: timestampFromDate(new Date(Date.UTC(2026, 2, day))) };
}

test('shows the last use that sent data, whichever token it was', () => {
  const uses = [use('1', 'profile.write', 2), use('1', 'debuginfo.write', 3), use('1', 'profile.read', 9)];
  expect(senderRows([agent], uses, accounts)).toEqual([
    {
      subject: 'serviceaccount:agent',
      name: 'agent',
      accountId: '1',
      permissions: ['profile.write'],
      roles: ['system:writer'],
      lastUse: new Date(Date.UTC(2026, 2, 3)),
    },
  ]);
});

test('also shows an account that sent data before it lost the right, but none that only reads', () => {
  const uses = [use('2', 'debuginfo.write', 1), use('3', 'profile.read', 1)];
  const rows = senderRows([agent], uses, accounts);
  expect(rows.map(({ name, permissions, lastUse }) => [name, permissions.length, lastUse])).toEqual([
    ['agent', 1, null],
    ['uploader', 0, new Date(Date.UTC(2026, 2, 1))],
  ]);
});

test('does not say "never" where uses aren’t known, or accounts can’t be told apart', () => {
  expect(senderRows([agent], undefined, accounts)[0]?.lastUse).toBeUndefined();
  expect(
    senderRows([{ ...agent, account: undefined }], [use('1', 'profile.write', 1)], [])[0]?.lastUse,
  ).toBeUndefined();
});
