import { Code } from '@connectrpc/connect';
import type { QueryClient } from '@tanstack/react-query';
import { describe, expect, test } from 'vitest';
import { invalidatePeople, peopleQuery, removePerson } from './people.ts';
import { createRoleBinding, roleBindingsQuery } from './roles.ts';
import { type Backend, acme, type Person, refusalOf, startConsole, subjectOf } from './testing-console.ts';

const rosa = 'user:google:rosa@acme.example';

/** A console before a backend of our own, or before one that has the public API only. */
function start(kind: 'own' | 'public', person: Person = 'owner') {
  const started = startConsole(person);
  if (kind === 'public') started.backend.fail('GetCapabilities', Code.Unimplemented, 9);
  return started;
}

async function people(queryClient: QueryClient) {
  return queryClient.query({ ...peopleQuery(acme), staleTime: 0 });
}

async function bindingsOf(queryClient: QueryClient, subject: string) {
  const all = await queryClient.query({ ...roleBindingsQuery(acme), staleTime: 0 });
  return all.filter((binding) => binding.subject === subject).length;
}

/** The owner makes a second one, so that either may go. */
async function makeSecondOwner(backend: Backend) {
  const owning = { organizationId: acme, subject: subjectOf('writer'), role: 'system:owner' };
  await backend.as('owner', () => createRoleBinding(owning));
}

describe.each(['own', 'public'] as const)('the people of a backend with its %s API', (kind) => {
  test('are those with an account and those whom a role binding only names, each once', async () => {
    const { queryClient } = start(kind, 'viewer');
    const listed = await people(queryClient);
    const told = listed.map(({ subject, name, userId }) => `${subject} ${name} ${userId !== ''}`);
    expect(told.toSorted()).toEqual([
      'oidc_user:github:12345  false',
      `${subjectOf('billing')} Bianca Billing true`,
      `${subjectOf('owner')} Olivia Owner true`,
      `${subjectOf('viewer')} Victor Viewer true`,
      `${subjectOf('writer')} Wren Writer true`,
      `${rosa}  false`,
      'user:google:sam@acme.example  false',
    ]);
    expect(listed.find(({ subject }) => subject === subjectOf('owner'))?.lastLoginAt).toBeDefined();
  });

  test('can be removed, with or without an account', async () => {
    const { queryClient } = start(kind);
    for (const subject of [subjectOf('viewer'), rosa]) {
      const { userId = '' } = (await people(queryClient)).find((person) => person.subject === subject) ?? {};
      const removed = await removePerson(queryClient, { organizationId: acme, subject, userId });
      expect(removed.map((binding) => binding.subject)).toEqual([subject]);
      await invalidatePeople(queryClient, acme);
      expect(await bindingsOf(queryClient, subject)).toBe(0);
    }
  });

  test('keep their last owner, in words', async () => {
    const { backend, queryClient } = start(kind);
    const owner = (await people(queryClient)).find(({ subject }) => subject === subjectOf('owner'));
    const person = { organizationId: acme, subject: subjectOf('owner'), userId: owner?.userId ?? '' };
    const remove = () => refusalOf(removePerson(queryClient, person));
    expect(await remove()).toMatchObject({ kind: 'conflict', reason: 'LAST_OWNER' });
    expect(await bindingsOf(queryClient, person.subject)).toBe(1);
    await makeSecondOwner(backend);
    expect(await removePerson(queryClient, person)).toHaveLength(1);
  });

  test('are denied to somebody who may not list role bindings', async () => {
    const { queryClient } = start(kind, 'billing');
    expect(await refusalOf(people(queryClient))).toMatchObject({
      kind: 'denied',
      missingPermissions: ['rolebinding.list'],
    });
  });
});

test('our own backend also says how people came and who can’t sign in, in one call', async () => {
  const { backend, queryClient } = start('own', 'viewer');
  const listed = await people(queryClient);
  expect(backend.asked).toEqual(['GetCapabilities', 'ListPeople']);
  const of = (subject: string) => listed.find((person) => person.subject === subject);
  expect(of(rosa)).toMatchObject({ canSignIn: false, cameBy: '' });
  expect(of(subjectOf('viewer'))?.cameBy).not.toBe('');
});

test('a backend without a list of users tells those whom role bindings name', async () => {
  const { backend, queryClient } = start('public', 'viewer');
  backend.fail('GetOrganizationUsers', Code.Unimplemented);
  const listed = await people(queryClient);
  expect(listed).toHaveLength(7);
  expect(listed.filter(({ name, canSignIn }) => name !== '' || !canSignIn)).toEqual([]);
});

test('where a person can’t be removed by their account, each role binding is deleted', async () => {
  const { backend, queryClient } = start('public');
  backend.fail('RemoveOrganizationUser', Code.Unimplemented);
  const viewer = (await people(queryClient)).find(({ subject }) => subject === subjectOf('viewer'));
  const person = { organizationId: acme, subject: subjectOf('viewer'), userId: viewer?.userId ?? '' };
  expect(await removePerson(queryClient, person)).toHaveLength(1);
  expect(backend.asked).toContain('DeleteRoleBinding');
  expect(await bindingsOf(queryClient, person.subject)).toBe(0);
});

test('who has no role binding any more is not found', async () => {
  const { queryClient } = start('own');
  const gone = { organizationId: acme, subject: subjectOf('newcomer'), userId: '' };
  expect(await refusalOf(removePerson(queryClient, gone))).toMatchObject({
    kind: 'not-found',
    metadata: { what: 'person' },
  });
});
