import { describe, expect, it } from 'vitest';
import { acme, acmeProject, binding, globex, globexProject, moment, role, uuid } from '#domain/store/contract-world.ts';
import type { RoleBinding } from '#domain/store/records.ts';
import type { Store } from '#domain/store/store.ts';

/** The part of the store contract that is about what decides over access. */
export function accessContract(current: () => Store): void {
  const { subject } = binding();
  const named = `${acme}:${role().name}`;
  const gone = uuid(98);

  /** The facts about `subject` in Acme when its role bindings are these. */
  async function factsWith(bindings: readonly RoleBinding[], project: string | null = null) {
    await current().transaction(async (tx) => {
      await tx.roles.add(role());
      await tx.roles.add(role({ id: uuid(0x91), organizationId: globex, permissions: ['billing.read'] }));
      for (const row of bindings) await tx.bindings.add(row);
    });
    return current().access.factsOf(acme, subject, project);
  }

  describe('facts of access', () => {
    it('hold the organization alone for a subject without role bindings', async () => {
      const organization = await current().organizations.byId(acme);
      expect(await factsWith([binding({ subject: 'user:dev:bo@acme.example' })])).toEqual({
        organization,
        bindings: [],
        roles: new Map(),
        projects: new Set(),
      });
    });

    it('are none for an organization that does not exist', async () => {
      expect(await current().access.factsOf(uuid(99), subject, null)).toBeUndefined();
    });

    it('hold whole bindings of this subject in this organization only, oldest first', async () => {
      const newer = binding({ id: uuid(0x32), role: 'system:viewer', createdAt: moment(5) });
      const older = binding({ id: uuid(0x33), projectId: acmeProject, createdAt: moment(4) });
      const facts = await factsWith([
        newer,
        older,
        binding({ id: uuid(0x34), organizationId: globex }),
        binding({ id: uuid(0x35), subject: `${subject}.org` }),
      ]);
      expect(facts?.bindings).toEqual([older, newer]);
    });

    it.each([
      ['the organization’s own role', named, [[named, role().permissions]]],
      ['a system role', 'system:viewer', []],
      ['a deleted role', `${acme}:Gone`, []],
      ['another organization’s role', `${globex}:${role().name}`, []],
      ['a role that differs in its case', named.toUpperCase(), []],
      ['a role whose name is the end of another reference', `system:${role().name}`, []],
      ['no role', '', []],
    ])('know the permissions of custom roles that are bound: %s', async (_what, reference, known) => {
      const facts = await factsWith([
        binding({ role: reference }),
        binding({ id: uuid(0x36), role: reference, projectId: acmeProject }),
      ]);
      expect([...(facts?.roles ?? [])]).toEqual(known);
    });

    it.each([
      ['none', [null], null, []],
      ['one that a binding names', [acmeProject], null, [acmeProject]],
      ['a deleted one that a binding names', [gone], gone, []],
      ['one that is only asked about', [null], acmeProject, [acmeProject]],
      ['another organization’s', [globexProject], globexProject, []],
      ['one of both kinds', [acmeProject, gone], acmeProject, [acmeProject]],
      ['not a project', [null], '\u0000', []],
    ])('know which projects exist: %s', async (_what, bound, asked, existing) => {
      const facts = await factsWith(
        bound.map((projectId, index) => binding({ id: uuid(0x40 + index), projectId })),
        asked,
      );
      expect([...(facts?.projects ?? [])]).toEqual(existing);
    });
  });
}
