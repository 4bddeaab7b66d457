import { describe, expect, it } from 'vitest';
import {
  acceptance,
  acme,
  acmeProject,
  binding,
  globex,
  invite,
  moment,
  role,
  user,
  uuid,
} from '#domain/store/contract-world.ts';
import type { Store, StoreTransaction } from '#domain/store/store.ts';

/** The part of the store contract that is about an organization's people and about roles that change. */
export function peopleContract(current: () => Store): void {
  const write = (work: (tx: StoreTransaction) => Promise<void>) => current().transaction(work);

  describe('people and roles', () => {
    it('finds a user by provider and e-mail, and replaces the one with the same id', async () => {
      await write((tx) => tx.users.save(user()));
      await write((tx) => tx.users.save(user({ id: uuid(11), provider: 'google' })));
      const renamed = user({ name: 'Ada L.', lastLoginAt: moment(5), issuer: 'https://id.example', sub: '42' });
      await write((tx) => tx.users.save(renamed));
      expect(await current().users.byEmail('dev', 'ada@acme.example')).toEqual(renamed);
      expect((await current().users.byEmail('google', 'ada@acme.example'))?.id).toBe(uuid(11));
      expect(await current().users.byEmails('dev', ['bo@acme.example', 'ada@acme.example'])).toEqual([renamed]);
      expect(await current().users.byEmails('dev', [])).toEqual([]);
    });

    it('finds a user by id, and the users of an organization by bindings and by acceptances', async () => {
      const bound = user({ id: uuid(12), email: 'bo@acme.example', updatedAt: moment(6) });
      const accepted = user({ id: uuid(13), email: 'cy@acme.example' });
      const elsewhere = user({ id: uuid(14), provider: 'google', email: 'bo@acme.example' });
      const subject = 'user:dev:bo@acme.example';
      await write(async (tx) => {
        for (const row of [accepted, bound, elsewhere, user()]) await tx.users.save(row);
        await tx.bindings.add(binding({ subject }));
        await tx.bindings.add(binding({ id: uuid(33), subject, projectId: acmeProject }));
        await tx.bindings.add(binding({ id: uuid(34), organizationId: globex }));
        await tx.invites.add(invite());
        await tx.invites.addAcceptance(acceptance({ acceptedBy: 'user:dev:cy@acme.example' }));
        await tx.invites.addAcceptance(acceptance({ id: uuid(62), acceptedBy: subject }));
      });
      expect(await current().users.byId(bound.id)).toEqual(bound);
      expect(await current().users.ofOrganization(acme)).toEqual([bound, accepted]);
      expect(await current().users.ofOrganization(globex)).toEqual([user()]);
    });

    it('replaces the role with the same id', async () => {
      await write((tx) => tx.roles.add(role()));
      const changed = role({ name: 'Money', permissions: ['billing.read'], version: 2 });
      await write((tx) => tx.roles.update(changed));
      expect(await current().roles.ofOrganization(acme)).toEqual([changed]);
      expect(await current().roles.byName(acme, role().name)).toBeUndefined();
      expect(await current().roles.byName(acme, 'Money')).toEqual(changed);
    });

    it('finds the bindings of several subjects, and names every subject once', async () => {
      const [bo, machine] = ['user:dev:bo@acme.example', 'serviceaccount:agent'];
      const rows = [
        binding(),
        binding({ id: uuid(31), subject: bo }),
        binding({ id: uuid(32), subject: machine }),
        binding({ id: uuid(33), subject: bo, projectId: acmeProject }),
        binding({ id: uuid(34), subject: bo, organizationId: globex }),
      ];
      await write(async (tx) => {
        for (const row of rows) await tx.bindings.add(row);
      });
      const found = await current().bindings.ofSubjects(acme, [bo, machine, bo, 'user:dev:nobody@acme.example']);
      expect(found.map(({ id }) => id).toSorted()).toEqual([uuid(31), uuid(32), uuid(33)]);
      expect(await current().bindings.ofSubjects(acme, [])).toEqual([]);
      expect((await current().bindings.subjectsOf(acme)).toSorted()).toEqual(
        [machine, binding().subject, bo].toSorted(),
      );
      expect(await current().bindings.subjectsOf(globex)).toEqual([bo]);
    });

    it('removes the bindings of one subject at every scope, and those of no other subject or organization', async () => {
      const [subject, other] = ['user:dev:leaves@acme.example', 'user:dev:stays@acme.example'];
      const rows = [
        binding({ id: uuid(0x41), subject }),
        binding({ id: uuid(0x42), subject, projectId: acmeProject }),
        binding({ id: uuid(0x43), subject: other }),
        binding({ id: uuid(0x44), subject, organizationId: globex }),
      ];
      await write(async (tx) => {
        for (const row of rows) await tx.bindings.add(row);
        await tx.bindings.removeOfSubject(acme, subject);
        await tx.bindings.add(binding({ id: uuid(0x45), subject }));
      });
      expect((await current().bindings.ofOrganization(acme)).map(({ id }) => id)).toEqual([uuid(0x43), uuid(0x45)]);
      await write((tx) => tx.bindings.removeOfSubject(acme, subject));
      expect(await current().bindings.ofSubject(acme, subject)).toEqual([]);
      expect(await current().bindings.ofSubject(acme, other)).toHaveLength(1);
      expect(await current().bindings.ofSubject(globex, subject)).toHaveLength(1);
    });

    it('renames the role of bindings, each in its place, and of no other role or organization', async () => {
      const [from, to] = [`${acme}:Old`, `${acme}:New`];
      const rows = [
        binding({ role: from }),
        binding({ id: uuid(0x39), role: 'system:viewer' }),
        binding({ id: uuid(0x31), role: from, projectId: acmeProject }),
        binding({ id: uuid(0x38), role: to }),
        binding({ id: uuid(0x32), role: from, organizationId: globex }),
      ];
      await write(async (tx) => {
        for (const row of rows) await tx.bindings.add(row);
      });
      const { next } = await current().bindings.page(acme, null, { size: 1, after: undefined });
      await write((tx) => tx.bindings.renameRole(acme, from, to));
      const expected = rows.slice(0, 4).map((row) => Object.assign(row, row.role === from && { role: to }));
      expect(await current().bindings.ofOrganization(acme)).toEqual(expected);
      expect((await current().bindings.page(acme, null, { size: 9, after: next })).rows).toEqual(expected.slice(1));
      expect(await current().bindings.ofRole(acme, to)).toEqual(expected.filter(({ role: name }) => name === to));
      expect(await current().bindings.ofRole(acme, from)).toEqual([]);
      expect(await current().bindings.ofRole(globex, from)).toHaveLength(1);
    });
  });
}
