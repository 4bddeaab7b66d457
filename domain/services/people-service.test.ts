import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { describe, expect, it } from 'vitest';
import type { Host } from '#domain/host.ts';
import type { RoleBinding } from '#domain/store/records.ts';
import type { World } from '#domain/store/world.ts';
import { codeOf, refusal } from '#domain/testing/refusal.ts';
import { idOf, organizations, projects, spare, subjectOf } from '#domain/testing/test-records.ts';
import { type Clients, createTestWorld } from '#domain/testing/test-world.ts';

const organizationId = organizations.acme;
const made = { organizationId, createdAt: new Date(0), createdBy: 'system' };

/** Acme with these bindings besides. */
function and(...more: readonly Partial<RoleBinding>[]): (world: World) => World {
  const viewer = { ...made, subject: '', role: 'system:viewer', projectId: null };
  const bindings = more.map((fields, n) => Object.assign({ id: `more-${n}` }, viewer, fields));
  return (world) => ({ ...world, bindings: [...world.bindings, ...bindings] });
}

async function peopleOf({ people }: Clients) {
  return (await people.listPeople({ organizationId })).people;
}

describe('ListPeople', () => {
  it('lists everybody whom a role binding names once, with what is known of them', async () => {
    const world = await createTestWorld(and({ subject: subjectOf('viewer'), projectId: projects.alpha }));
    const people = await peopleOf(world.as('viewer'));
    const subjects = ['owner', 'writer', 'viewer', 'projectOwner', 'billing'] as const;
    expect(people.map(({ subject }) => subject).toSorted()).toEqual(
      [...subjects.map(subjectOf), 'user:dev:never@acme.example'].toSorted(),
    );
    expect(people.find(({ subject }) => subject === subjectOf('viewer'))).toMatchObject({
      userId: idOf('viewer', 'account'),
      name: 'viewer',
      email: 'viewer@acme.example',
      authProvider: 'dev',
      lastLoginAt: timestampFromDate(new Date(world.now().getTime() - 86_400_000)),
      canSignIn: true,
      cameBy: '',
    });
  });

  it('knows those who never signed in by their subject alone', async () => {
    const never = (await peopleOf((await createTestWorld()).as('owner'))).find(({ userId }) => userId === '');
    expect(never).toMatchObject({ name: '', email: 'never@acme.example', authProvider: 'dev', canSignIn: true });
    expect(never?.lastLoginAt).toBeUndefined();
  });

  it('says of whom nobody can sign in as: another provider, an older form, another spelling', async () => {
    const strange = ['user:okta:ada@acme.example', 'oidc:dev:42', 'oidc_user:github:7', 'user:dev:Ada@acme.example'];
    const world = await createTestWorld(and(...strange.map((subject) => ({ subject }))));
    const people = await peopleOf(world.as('owner'));
    const unable = people.filter(({ canSignIn }) => !canSignIn);
    expect(unable.map(({ subject, authProvider, email }) => [subject, authProvider, email])).toEqual([
      ['user:okta:ada@acme.example', 'okta', 'ada@acme.example'],
      ['oidc:dev:42', 'dev', '42'],
      ['oidc_user:github:7', 'github', '7'],
      ['user:dev:Ada@acme.example', 'dev', 'Ada@acme.example'],
    ]);
  });

  it('leaves out machines and what is no subject at all', async () => {
    const world = await createTestWorld(and({ subject: 'system' }, { subject: 'group:all' }, { subject: '' }));
    const subjects = (await peopleOf(world.as('owner'))).map(({ subject }) => subject);
    expect(subjects.filter((subject) => !subject.startsWith('user:'))).toEqual([]);
  });

  it('says by which invite a person came first, and keeps those who have no role binding any more', async () => {
    const world = await createTestWorld();
    const { roles, people } = world.as('owner');
    await world.as('newcomer').roles.acceptInvite({ token: spare.invite.token });
    world.pass(1);
    const { invite } = await roles.createInvite({ organizationId, roleId: spare.role.id });
    await world.as('newcomer').roles.acceptInvite({ token: invite?.token ?? '' });
    await people.removePerson({ organizationId, subject: subjectOf('newcomer') });
    const newcomer = (await peopleOf(world.as('owner'))).find(({ subject }) => subject === subjectOf('newcomer'));
    expect(newcomer).toMatchObject({ cameBy: spare.invite.id, userId: idOf('newcomer', 'account') });
  });

  it.each(['owner', 'viewer', 'ownerMachine'] as const)(
    'tells the %s nothing of what somebody without a role does and is called since then',
    async (actor) => {
      const world = await createTestWorld();
      await world.as('newcomer').roles.acceptInvite({ token: spare.invite.token });
      const subject = subjectOf('newcomer');
      const told = async () => (await peopleOf(world.as(actor))).find((person) => person.subject === subject);
      expect(await told()).toMatchObject({ name: 'newcomer' });
      await world.as('owner').people.removePerson({ organizationId, subject });
      const left = await told();
      await world.store.transaction(async (tx) => {
        const user = await tx.users.byId(idOf('newcomer', 'account'));
        if (user) await tx.users.save({ ...user, name: 'New Name', lastLoginAt: new Date(world.now().getTime() + 1) });
      });
      expect(await told()).toEqual(left);
      expect(left).toMatchObject({ name: '', email: 'newcomer@acme.example', authProvider: 'dev' });
      expect(left?.lastLoginAt).toBeUndefined();
      await world.as('owner').roles.createRoleBinding({ organizationId, subject, role: 'system:viewer' });
      expect(await told()).toMatchObject({ name: 'New Name' });
    },
  );

  it('shows nobody of another organization', async () => {
    const { people } = (await createTestWorld()).as('stranger');
    const listed = (await people.listPeople({ organizationId: organizations.globex })).people;
    expect(listed.map(({ subject }) => subject)).toEqual([subjectOf('stranger')]);
  });
});

describe('GetOrganizationUsers', () => {
  it('lists the people with an account who have a role binding', async () => {
    const world = await createTestWorld();
    const list = async () => {
      const { users } = await world.as('viewer').organizations.getOrganizationUsers({ id: organizationId });
      return users.map(({ email }) => email.replace('@acme.example', '')).toSorted();
    };
    expect(await list()).toEqual(['billing', 'owner', 'projectowner', 'viewer', 'writer']);
    await world.as('newcomer').roles.acceptInvite({ token: spare.invite.token });
    expect(await list()).toContain('newcomer');
    await world.as('owner').people.removePerson({ organizationId, subject: subjectOf('newcomer') });
    expect(await list()).not.toContain('newcomer');
  });
});

/** Both RPCs that remove a person. The subject is that of an actor. */
const removals = [
  [
    'RemovePerson',
    ({ people }: Clients, actor: 'viewer' | 'owner' | 'newcomer' | 'stranger') =>
      people.removePerson({ organizationId, subject: subjectOf(actor) }),
  ],
  [
    'RemoveOrganizationUser',
    ({ organizations: client }: Clients, actor: 'viewer' | 'owner' | 'newcomer' | 'stranger') =>
      client.removeOrganizationUser({ id: organizationId, userId: idOf(actor, 'account') }),
  ],
] as const;

const away = () => Promise.reject(new Error('away'));

/** A host that notes whose sessions end. */
function noting(ended: string[]): (host: Host) => Host {
  return (host) => ({ ...host, endSessions: async (userId) => void ended.push(userId) });
}

describe.each(removals)('%s', (_name, remove) => {
  it('takes every role binding, and no other person’s, and ends the sessions', async () => {
    const ended: string[] = [];
    const bound = and({ subject: subjectOf('viewer'), projectId: projects.alpha }, { subject: subjectOf('viewer') });
    const world = await createTestWorld(bound, noting(ended));
    const before = await world.store.bindings.ofOrganization(organizationId);
    await remove(world.as('owner'), 'viewer');
    expect(await world.store.bindings.ofOrganization(organizationId)).toEqual(
      before.filter(({ subject }) => subject !== subjectOf('viewer')),
    );
    expect(await codeOf(world.as('viewer').roles.listRoles({ organizationId }))).toBe('NotFound');
    expect(ended).toEqual([idOf('viewer', 'account')]);
    expect(await world.audited()).toHaveLength(1);
  });

  it.each([
    ['another organization', { organizationId: organizations.globex }],
    ['a project of another organization', { organizationId: organizations.globex, projectId: projects.gamma }],
  ])('leaves the sessions of a person who has a role in %s', async (_where, elsewhere) => {
    const ended: string[] = [];
    const more = and({ subject: subjectOf('viewer'), role: 'system:owner', ...elsewhere });
    const world = await createTestWorld(more, noting(ended));
    await remove(world.as('owner'), 'viewer');
    expect(ended).toEqual([]);
    expect(await codeOf(world.as('viewer').roles.listRoles({ organizationId }))).toBe('NotFound');
  });

  it('lets a person leave by themself', async () => {
    const world = await createTestWorld(and({ subject: subjectOf('viewer'), role: 'system:owner' }));
    expect(await codeOf(remove(world.as('viewer'), 'viewer'))).toBe('OK');
  });

  it.each(['newcomer', 'stranger'] as const)('finds no %s, who has no role binding here', async (actor) => {
    const ended: string[] = [];
    const world = await createTestWorld(undefined, noting(ended));
    const elsewhere = await world.store.bindings.ofSubject(organizations.globex, subjectOf('stranger'));
    const refused = await refusal(remove(world.as('owner'), actor));
    expect(refused).toMatchObject({ code: 'NotFound', metadata: { what: 'person' } });
    expect(await world.store.bindings.ofSubject(organizations.globex, subjectOf('stranger'))).toEqual(elsewhere);
    expect(ended).toEqual([]);
  });

  it('is denied to whoever may not delete role bindings in the whole organization', async () => {
    const world = await createTestWorld();
    expect(await codeOf(remove(world.as('viewer'), 'viewer'))).toBe('PermissionDenied');
    expect(await codeOf(remove(world.as('projectOwner'), 'viewer'))).toBe('PermissionDenied');
  });

  it('removes the person although their sessions could not be ended, which is reported', async () => {
    const world = await createTestWorld(undefined, (host) => ({ ...host, endSessions: away }));
    expect(await codeOf(remove(world.as('owner'), 'viewer'))).toBe('OK');
    expect(world.reports.map(({ error }) => error)).toEqual([new Error('away')]);
    expect(await world.store.bindings.ofSubject(organizationId, subjectOf('viewer'))).toEqual([]);
  });

  describe('of the last owner', () => {
    it('is refused, also if they own twice, and takes nothing', async () => {
      const world = await createTestWorld(and({ subject: subjectOf('owner'), role: 'system:owner' }));
      for (const actor of ['owner', 'ownerMachine'] as const) {
        const refused = await refusal(remove(world.as(actor), 'owner'));
        expect(refused).toMatchObject({ code: 'FailedPrecondition', reason: 'LAST_OWNER' });
      }
      expect(await world.store.bindings.ofSubject(organizationId, subjectOf('owner'))).toHaveLength(2);
    });

    it('is refused to one of two owners who remove each other at once', async () => {
      const world = await createTestWorld(and({ subject: subjectOf('viewer'), role: 'system:owner' }));
      const outcomes = await Promise.all([
        codeOf(remove(world.as('owner'), 'viewer')),
        codeOf(remove(world.as('viewer'), 'owner')),
      ]);
      // The slower one is no longer in the organization when its turn comes.
      expect(outcomes).toEqual(['OK', 'NotFound']);
      expect(await codeOf(world.as('owner').roles.listRoles({ organizationId }))).toBe('OK');
    });

    it('is refused to one of two owners who leave at once', async () => {
      const world = await createTestWorld(and({ subject: subjectOf('viewer'), role: 'system:owner' }));
      const outcomes = await Promise.all([
        codeOf(remove(world.as('owner'), 'owner')),
        codeOf(remove(world.as('viewer'), 'viewer')),
      ]);
      expect(outcomes).toEqual(['OK', 'FailedPrecondition']);
    });
  });
});

describe('RemovePerson', () => {
  it('removes whom no account belongs to, and answers with what they had', async () => {
    const ended: string[] = [];
    const world = await createTestWorld(and({ subject: 'oidc:okta:42', projectId: projects.alpha }), noting(ended));
    const request = { organizationId, subject: 'oidc:okta:42' };
    const { removedRoleBindings } = await world.as('owner').people.removePerson(request);
    expect(removedRoleBindings).toMatchObject([
      { id: 'more-0', subject: 'oidc:okta:42', role: 'system:viewer', projectId: projects.alpha },
    ]);
    expect(ended).toEqual([]);
  });

  it.each(['serviceaccount:agent', 'system', 'group:all', ''])('is no way to remove %j', async (subject) => {
    const { people } = (await createTestWorld()).as('owner');
    const refused = await refusal(people.removePerson({ organizationId, subject }));
    expect(refused).toMatchObject({ code: 'InvalidArgument', fields: ['subject'] });
  });
});
