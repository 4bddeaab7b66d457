import { create } from '@bufbuild/protobuf';
import { describe, expect, it } from 'vitest';
import { refusal } from '#domain/testing/refusal.ts';
import { idOf, organizations, subjectOf } from '#domain/testing/test-records.ts';
import { createTestWorld } from '#domain/testing/test-world.ts';
import { UserSchema } from '#proto/polarsignals/user/v1alpha1/user_pb.ts';

describe('UpdateSelf', () => {
  it('changes the name and nothing else, also of somebody without any role', async () => {
    const world = await createTestWorld();
    const { users } = world.as('newcomer');
    const before = (await users.getSelf({})).user;
    expect(before?.updatedAt).toBeUndefined();
    await users.updateSelf({ user: { name: ' Ada Lovelace ' } });
    const after = (await users.getSelf({})).user;
    expect(after).toEqual({ ...before, name: 'Ada Lovelace', updatedAt: after?.updatedAt });
    expect(after?.updatedAt).toBeDefined();
  });

  it('takes what GetSelf answered, with another name', async () => {
    const { users } = (await createTestWorld()).as('viewer');
    const { user: self = create(UserSchema) } = await users.getSelf({});
    await users.updateSelf({ user: { ...self, name: 'Ada' } });
    expect((await users.getSelf({})).user?.name).toBe('Ada');
  });

  it('refuses to change anything else, all at once', async () => {
    const { users } = (await createTestWorld()).as('viewer');
    const other = { id: idOf('owner', 'account'), email: 'owner@acme.example', authProvider: 'google' };
    const refused = await refusal(users.updateSelf({ user: { ...other, company: 'Acme', timezone: 'Europe/Berlin' } }));
    const fields = ['name', 'id', 'email', 'auth_provider', 'company', 'timezone'].map((field) => `user.${field}`);
    expect(refused).toMatchObject({ code: 'InvalidArgument', fields });
  });

  it('is refused to machines, whose name is what role bindings know them by', async () => {
    const { users } = (await createTestWorld()).as('ownerMachine');
    const refused = await refusal(users.updateSelf({ user: { name: 'agent' } }));
    expect(refused).toMatchObject({ code: 'PermissionDenied', reason: 'HUMANS_ONLY' });
  });

  it('is on record in each organization that the person is in', async () => {
    const world = await createTestWorld();
    await world.as('owner').roles.createRoleBinding({
      organizationId: organizations.acme,
      subject: subjectOf('stranger'),
      role: 'system:viewer',
    });
    await world.as('stranger').users.updateSelf({ user: { name: 'Ada' } });
    for (const id of [organizations.acme, organizations.globex]) {
      const last = (await world.store.audit.ofOrganization(id)).at(-1);
      expect(last).toMatchObject({ action: 'UpdateSelf', actor: subjectOf('stranger') });
    }
  });

  it('sends a person without an account back to sign in', async () => {
    const { users } = (await createTestWorld()).signed({ person: 'nobody@acme.example' });
    expect(await refusal(users.updateSelf({ user: { name: 'Ada' } }))).toMatchObject({ code: 'Unauthenticated' });
  });
});
