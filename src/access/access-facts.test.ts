import { expect, test } from 'vitest';
import { why } from '#domain/rules/explain/why.ts';
import { accessFacts } from './access-facts.ts';

const self = 'user:dev:bianca@acme.example';
const own = {
  subject: self,
  access: {
    roleBindings: [{ id: 'b1', role: 'acme:Billing Admin', projectId: '' }],
    scopes: [
      { projectId: '', permissions: ['billing.read'] },
      { projectId: 'p9', permissions: ['billing.read', 'profile.read'] },
    ],
    owners: [],
    isComplete: true,
  },
};
const projects = { names: new Map([['p1', 'Production']]), complete: false };

test('a list that is there is complete, and one that is not is missing', () => {
  const { complete, bindings } = accessFacts({ organizationId: 'acme', projects, bindings: [], roles: [] });
  expect(complete).toMatchObject({ bindings: true, roles: true, projects: false, accounts: false, people: false });
  expect(bindings).toEqual([]);
});

test('somebody who may see no list is told about themselves by what the backend says', () => {
  const facts = accessFacts({ organizationId: 'acme', projects, own });
  const ask = (permission: 'billing.read' | 'profile.write', subject = self) =>
    why(facts, { who: { kind: 'subject', subject }, permission, projectId: null });
  expect(ask('billing.read')).toMatchObject({ answer: 'yes' });
  expect(ask('profile.write')).toMatchObject({ answer: 'no', cause: { kind: 'role-lacks' } });
  expect(ask('profile.write', 'user:dev:other@acme.example')).toMatchObject({ answer: 'unknown' });
});

test('a project in which somebody has something is there for them, also if they don’t see it', () => {
  expect(accessFacts({ organizationId: 'acme', projects, own }).projects).toEqual([
    { id: 'p1', name: 'Production' },
    { id: 'p9', name: '' },
  ]);
});
