import { expect, test } from 'vitest';
import { whatCan } from '#domain/rules/explain/what-can.ts';
import { accessFacts, type SeenAccess } from '#src/access/access-facts.ts';
import { accessByScope, missingWords } from './access-by-scope.ts';

const subject = 'user:dev:ada@acme.example';
const binding = (id: string, role: string, projectId = '') => ({ id, subject, role, projectId, entity: '' });
const projects = { names: new Map([['p1', 'Staging']]), complete: true };
const seen = {
  organizationId: 'o1',
  roles: [],
  projects,
  people: [{ subject, hasSignedIn: true, canSignIn: true }],
};

function accessBy(bindings: SeenAccess['bindings']) {
  return accessByScope(whatCan(accessFacts({ ...seen, bindings }), { kind: 'subject', subject }));
}

test('a project shows only what it adds to the whole organization', () => {
  const [wide, staging, ...others] = accessBy([binding('b1', 'system:viewer'), binding('b2', 'system:writer', 'p1')]);
  expect(wide).toMatchObject({ projectId: '', roles: ['system:viewer'], isUniform: true });
  expect(staging).toMatchObject({
    projectId: 'p1',
    permissions: ['profile.write', 'debuginfo.write'],
    roles: ['system:writer'],
  });
  expect(others).toEqual([]);
});

test('says which roles give a permission where not all of them do', () => {
  const [wide] = accessBy([binding('b1', 'system:profile-writer'), binding('b2', 'system:writer')]);
  expect(wide?.isUniform).toBe(false);
  expect(wide?.givenBy.get('profile.write')).toEqual(['system:profile-writer', 'system:writer']);
  expect(wide?.givenBy.get('profile.read')).toEqual(['system:writer']);
});

test('nothing comes of no role, and of one for a deleted project', () => {
  expect(accessBy([])).toEqual([]);
  expect(accessBy([binding('b1', 'system:writer', 'gone')])).toEqual([]);
});

test('of the viewer themselves, what the backend says counts without a list', () => {
  const access = {
    roleBindings: [{ id: 'b1', role: 'o1:Billing Admin', projectId: '' }],
    scopes: [
      { projectId: '', permissions: ['billing.read'] },
      { projectId: 'unseen', permissions: ['billing.read', 'profile.read'] },
    ],
    owners: [],
    isComplete: true,
  };
  const facts = accessFacts({ ...seen, bindings: undefined, roles: undefined, own: { subject, access } });
  const scopes = accessByScope(whatCan(facts, { kind: 'subject', subject }));
  expect(scopes.map(({ projectId, permissions }) => [projectId, permissions])).toEqual([
    ['', ['billing.read']],
    ['unseen', ['profile.read']],
  ]);
});

test('an answer without a list of role bindings says that it lacks them', () => {
  const facts = accessFacts({ ...seen, bindings: undefined });
  const { missing } = whatCan(facts, { kind: 'subject', subject });
  expect(missingWords(missing)).toEqual(['you can’t see all role bindings']);
});
