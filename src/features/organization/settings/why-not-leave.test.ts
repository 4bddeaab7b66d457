import { expect, test } from 'vitest';
import { noAccess } from '#src/api/own-access.ts';
import { whyNotLeave } from './why-not-leave.ts';

const me = { subject: 'user:dev:ada@acme.example', name: 'Ada', email: 'ada@acme.example' };
const other = { subject: 'user:dev:ben@acme.example', name: 'Ben', email: 'ben@acme.example' };
const owning = { id: 'a', role: 'system:owner', projectId: '' };

test.each([
  ['the only owner', [owning], [me], false],
  ['an owner beside one who never signed in', [owning], [me, { ...other, name: '' }], false],
  ['one of two owners', [owning], [me, other], true],
  ['an owner of one project', [{ ...owning, projectId: 'p' }], [other], true],
  ['a viewer', [{ ...owning, role: 'system:viewer' }], [other], true],
])('%s may leave, or not', (_who, roleBindings, owners, mayLeave) => {
  expect(whyNotLeave({ ...noAccess, roleBindings, owners }, me.subject) === undefined).toBe(mayLeave);
});
