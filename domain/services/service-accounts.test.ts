import { describe, expect, it } from 'vitest';
import { codeOf, refusal } from '#domain/testing/refusal.ts';
import { idOf, organizations, projects, spare, subjectOf } from '#domain/testing/test-records.ts';
import { createTestWorld } from '#domain/testing/test-world.ts';

const organizationId = organizations.acme;
const idle = idOf('idleMachine', 'account');
const create = (name: string) => ({ organizationId, name });

function token(fields: { name?: string; projectId?: string; serviceAccountId?: string } = {}) {
  return { organizationId, serviceAccountId: idle, name: 'ci', ...fields };
}

describe('CreateServiceAccount', () => {
  it('adds an account that can do nothing yet, and says who made it', async () => {
    const world = await createTestWorld();
    const { accounts } = world.as('owner');
    const { serviceAccount } = await accounts.createServiceAccount(create('  ci  '));
    expect(serviceAccount).toMatchObject({ name: 'ci', organizationId, createdBy: subjectOf('owner') });
    const listed = await accounts.listServiceAccounts({ organizationId });
    expect(listed.serviceAccounts.map((account) => account.name)).toContain('ci');
    const { roleBindings } = await world.as('owner').roles.listRoleBindings({ organizationId });
    expect(roleBindings.filter((binding) => binding.subject === 'serviceaccount:ci')).toEqual([]);
    expect(await world.audited()).toEqual(['CreateServiceAccount']);
  });

  it.each(['', '   ', 'a\u202Eb', 'a\u200Bb', 'x'.repeat(10_000)])('refuses the name %j', async (name) => {
    const { accounts } = (await createTestWorld()).as('owner');
    const refused = await refusal(accounts.createServiceAccount(create(name)));
    expect(refused).toMatchObject({ code: 'InvalidArgument', fields: ['name'] });
  });

  it.each(['=cmd()', '<script>alert(1)</script>', "'; drop table"])('keeps the name %j as text', async (name) => {
    const { accounts } = (await createTestWorld()).as('owner');
    expect((await accounts.createServiceAccount(create(name))).serviceAccount?.name).toBe(name);
  });

  it('refuses a name that is taken, also in another Unicode form or with spaces around', async () => {
    const { accounts } = (await createTestWorld()).as('owner');
    await accounts.createServiceAccount(create('café'));
    for (const name of ['café', ' cafe\u0301 ']) {
      const refused = await refusal(accounts.createServiceAccount(create(name)));
      expect(refused).toMatchObject({ code: 'AlreadyExists', reason: 'NAME_TAKEN' });
    }
  });

  it('refuses a name that reads as another one: a role meant for that could be given to this', async () => {
    const { accounts } = (await createTestWorld()).as('owner');
    await accounts.createServiceAccount(create('دا robot'));
    for (const name of ['د\u200Cا robot', 'دا  robot', 'دا\u00A0robot']) {
      const refused = await refusal(accounts.createServiceAccount(create(name)));
      expect(refused).toMatchObject({ code: 'AlreadyExists', reason: 'NAME_TAKEN' });
    }
    for (const name of ['agent\u200D', 'ag\u00ADent', '\u3164']) {
      const refused = await refusal(accounts.createServiceAccount(create(name)));
      expect(refused).toMatchObject({ code: 'InvalidArgument', fields: ['name'] });
    }
  });

  it('refuses the readable name of an older account that hides characters, until that one is deleted', async () => {
    const world = await createTestWorld((before) => ({
      ...before,
      serviceAccounts: before.serviceAccounts.map((account) =>
        account.id === idle ? { ...account, name: 'gh\u00ADost' } : account,
      ),
    }));
    const { accounts } = world.as('owner');
    expect(await codeOf(accounts.createServiceAccount(create('ghost')))).toBe('AlreadyExists');
    await accounts.deleteServiceAccount({ organizationId, id: idle });
    expect(await codeOf(accounts.createServiceAccount(create('ghost')))).toBe('OK');
  });

  it('lets another organization use the same name', async () => {
    const { accounts } = (await createTestWorld()).as('stranger');
    const request = { organizationId: organizations.globex, name: 'idleMachine' };
    expect((await accounts.createServiceAccount(request)).serviceAccount?.name).toBe('idleMachine');
  });

  it('refuses a name to which older bindings would give rights', async () => {
    const world = await createTestWorld((before) => ({
      ...before,
      serviceAccounts: before.serviceAccounts.filter((account) => account.name !== 'ownerMachine'),
      tokens: [],
    }));
    const refused = await refusal(world.as('owner').accounts.createServiceAccount(create('ownerMachine')));
    expect(refused).toMatchObject({
      code: 'FailedPrecondition',
      reason: 'LEFTOVER_BINDINGS',
      metadata: { count: '1' },
    });
  });
});

describe('DeleteServiceAccount', () => {
  it('takes the tokens and the bindings with it, and a new account of the name starts with nothing', async () => {
    const world = await createTestWorld();
    const { accounts, roles } = world.as('owner');
    const id = idOf('agent', 'account');
    const before = await roles.listRoleBindings({ organizationId });
    await accounts.deleteServiceAccount({ organizationId, id });
    const after = await roles.listRoleBindings({ organizationId });
    expect(after.roleBindings).toHaveLength(before.roleBindings.length - 1);
    expect(await codeOf(world.as('agent').users.getSelf({}))).toBe('Unauthenticated');
    await accounts.createServiceAccount(create('agent'));
    expect(await codeOf(world.as('agent').users.getSelf({}))).toBe('Unauthenticated');
    const { roleBindings } = await roles.listRoleBindings({ organizationId });
    expect(roleBindings.filter((binding) => binding.subject === 'serviceaccount:agent')).toEqual([]);
  });

  it('ends the open invites that the account made: a new account of the name must not bring them back', async () => {
    const world = await createTestWorld();
    const { accounts, roles } = world.as('owner');
    const before = await world.store.invites.ofOrganization(organizationId);
    expect(before).toMatchObject([{ ...spare.invite, createdBy: 'serviceaccount:ownerMachine', expiredAt: null }]);
    world.pass(1);
    await accounts.deleteServiceAccount({ organizationId, id: idOf('ownerMachine', 'account') });
    await accounts.createServiceAccount(create('ownerMachine'));
    await roles.createRoleBinding({ organizationId, subject: subjectOf('ownerMachine'), role: 'system:owner' });
    const refused = await refusal(world.as('newcomer').roles.acceptInvite({ token: spare.invite.token }));
    expect(refused).toMatchObject({ code: 'FailedPrecondition', reason: 'INVITE_ENDED' });
    expect(await world.store.invites.ofOrganization(organizationId)).toEqual([
      { ...before[0], expiredAt: world.now(), expiredBy: subjectOf('owner') },
    ]);
  });

  it('leaves alone the invites of others, and those that had ended', async () => {
    const ended = { expiredAt: new Date(1000), expiredBy: subjectOf('billing') };
    const world = await createTestWorld((before) => ({
      ...before,
      invites: before.invites.flatMap((invite) => [
        { ...invite, createdBy: subjectOf('billing') },
        { ...invite, ...ended, id: projects.unknown, token: 'ended' },
      ]),
    }));
    const before = await world.store.invites.ofOrganization(organizationId);
    await world.as('owner').accounts.deleteServiceAccount({ organizationId, id: idOf('ownerMachine', 'account') });
    expect(await world.store.invites.ofOrganization(organizationId)).toEqual(before);
  });

  it('says in the audit what went with it: each token, role binding and invite', async () => {
    const world = await createTestWorld();
    const id = idOf('ownerMachine', 'account');
    const inAlpha = { subject: subjectOf('ownerMachine'), role: 'system:writer', projectId: projects.alpha };
    const { roleBinding } = await world.as('owner').roles.createRoleBinding({ organizationId, ...inAlpha });
    await world.as('owner').accounts.deleteServiceAccount({ organizationId, id });
    const record = (await world.store.audit.ofOrganization(organizationId)).at(-1);
    expect(record).toMatchObject({ actor: subjectOf('owner'), action: 'DeleteServiceAccount' });
    expect({ ...record?.target, roleBindings: JSON.parse(record?.target['roleBindings'] ?? '') }).toEqual({
      id,
      name: 'ownerMachine',
      tokens: idOf('ownerMachine', 'token'),
      roleBindings: [
        { id: idOf('ownerMachine', 'binding'), role: 'system:owner', project: '' },
        { id: roleBinding?.id, role: 'system:writer', project: projects.alpha },
      ],
      invites: spare.invite.id,
    });
  });

  it.each([projects.unknown, idOf('strangerMachine', 'account'), 'not-a-uuid', ''])(
    'answers NotFound for %j, whoever it belongs to',
    async (id) => {
      const world = await createTestWorld();
      expect(await codeOf(world.as('owner').accounts.deleteServiceAccount({ organizationId, id }))).toBe('NotFound');
      expect(await codeOf(world.as('strangerMachine').users.getSelf({}))).toBe('OK');
    },
  );
});

describe('CreateServiceAccountToken', () => {
  it('shows the secret once, and it works', async () => {
    const world = await createTestWorld();
    const { accounts } = world.as('owner');
    const created = (await accounts.createServiceAccountToken(token())).token;
    expect(created?.token).toMatch(/^psc_v1_[0-9a-f]{64}$/u);
    expect(created).toMatchObject({ name: 'ci', projectId: '', createdBy: subjectOf('owner') });
    expect(created?.lastUsedAt).toBeUndefined();
    const self = await world.signed({ secret: created?.token ?? '' }).users.getSelf({});
    expect(self.user?.name).toBe('idleMachine');
    const { tokens } = await accounts.listServiceAccountTokens({ organizationId, serviceAccountId: idle });
    expect(tokens.map((listed) => listed.token)).toEqual(['', '']);
    expect(tokens.find((listed) => listed.id === created?.id)?.lastUsedAt).toBeDefined();
  });

  it('limits a token to a project of the organization', async () => {
    const { accounts } = (await createTestWorld()).as('owner');
    const created = await accounts.createServiceAccountToken(token({ projectId: projects.alpha }));
    expect(created.token?.projectId).toBe(projects.alpha);
  });

  it('tells every violation at once', async () => {
    const { accounts } = (await createTestWorld()).as('owner');
    const refused = await refusal(accounts.createServiceAccountToken(token({ name: ' ', projectId: projects.gamma })));
    expect(refused).toMatchObject({ code: 'InvalidArgument', fields: ['name', 'project_id'] });
  });

  it('refuses a project of another organization exactly like one that does not exist', async () => {
    const { accounts } = (await createTestWorld()).as('owner');
    const [foreign, unknown] = await Promise.all(
      [projects.gamma, projects.unknown].map((projectId) =>
        refusal(accounts.createServiceAccountToken(token({ projectId }))),
      ),
    );
    expect(foreign).toEqual(unknown);
  });

  it('refuses a name that the account has used, and allows it in another account', async () => {
    const { accounts } = (await createTestWorld()).as('owner');
    await accounts.createServiceAccountToken(token());
    await accounts.createServiceAccountToken(token({ name: 'a b' }));
    for (const name of [' ci ', 'a  b']) {
      const refused = await refusal(accounts.createServiceAccountToken(token({ name })));
      expect(refused).toMatchObject({ code: 'AlreadyExists', reason: 'NAME_TAKEN' });
    }
    const elsewhere = token({ serviceAccountId: idOf('scraper', 'account') });
    expect(await codeOf(accounts.createServiceAccountToken(elsewhere))).toBe('OK');
  });

  it('refuses the 101st token, and counts only those that are there', async () => {
    const world = await createTestWorld();
    const { accounts } = world.as('owner');
    for (let index = 1; index < 100; index++) await accounts.createServiceAccountToken(token({ name: `t${index}` }));
    const refused = await refusal(accounts.createServiceAccountToken(token()));
    expect(refused).toMatchObject({ code: 'ResourceExhausted', reason: 'QUOTA', metadata: { limit: '100' } });
    const id = idOf('idleMachine', 'token');
    await accounts.deleteServiceAccountToken({ organizationId, serviceAccountId: idle, id });
    expect(await codeOf(accounts.createServiceAccountToken(token()))).toBe('OK');
  });
});

describe('DeleteServiceAccountToken', () => {
  it('revokes at once: the next call is refused', async () => {
    const world = await createTestWorld();
    expect(await codeOf(world.as('agent').users.getSelf({}))).toBe('OK');
    const serviceAccountId = idOf('agent', 'account');
    await world.as('owner').accounts.deleteServiceAccountToken({
      organizationId,
      serviceAccountId,
      id: idOf('agent', 'token'),
    });
    expect(await codeOf(world.as('agent').users.getSelf({}))).toBe('Unauthenticated');
    expect(await world.audited()).toEqual(['DeleteServiceAccountToken']);
  });

  it.each([
    ['an unknown token', idle, projects.unknown],
    ['a token of another account', idle, idOf('agent', 'token')],
    ['a token of another organization', idOf('strangerMachine', 'account'), idOf('strangerMachine', 'token')],
    ['ids that are no ids', 'x', ''],
  ])('answers NotFound for %s', async (_what, serviceAccountId, id) => {
    const world = await createTestWorld();
    const { accounts } = world.as('owner');
    const call = accounts.deleteServiceAccountToken({ organizationId, serviceAccountId, id });
    expect(await codeOf(call)).toBe('NotFound');
    expect(await world.store.tokens.ofAccount(organizationId, idOf('agent', 'account'))).toHaveLength(1);
  });
});
