import { describe, expect, it } from 'vitest';
import {
  acme,
  acmeProject,
  globex,
  globexAccount,
  globexProject,
  legacyToken,
  migration,
  moment,
  project,
  token,
  tokenUse,
  upload,
  usage,
  uuid,
} from '#domain/store/contract-world.ts';
import type { Store, StoreTransaction } from '#domain/store/store.ts';
import { receivedBy } from '#domain/testing/received-by.ts';

/** The part of the store contract that is about projects that change, and about what belongs to them. */
export function projectContract(current: () => Store): void {
  const write = (work: (tx: StoreTransaction) => Promise<void>) => current().transaction(work);

  describe('projects', () => {
    it('are replaced in their place in every list', async () => {
      const [second, third] = [project({ id: uuid(0x0f) }), project({ id: uuid(0x0e) })];
      await write(async (tx) => {
        await tx.projects.add(second);
        await tx.projects.add(third);
      });
      const { next } = await current().projects.page([visible], { size: 1, after: undefined });
      const renamed = project({ name: 'Größe “x”' });
      await write((tx) => tx.projects.update(renamed));
      await write(async (tx) => {
        await tx.projects.update(project({ ...second, name: 'Staging' }));
        expect((await tx.projects.byId(second.id))?.name).toBe('Staging');
      });
      const expected = [renamed, { ...second, name: 'Staging' }, third];
      expect(await current().projects.ofOrganization(acme)).toEqual(expected);
      expect((await current().projects.page([visible], { size: 9, after: next })).rows).toEqual(expected.slice(1));
      expect(await current().projects.byId(globexProject)).toMatchObject({ name: project().name });
    });

    it('keep nothing when they are removed, except what is billed; others keep all', async () => {
      const other = project({ id: uuid(0xa9) });
      await write(async (tx) => {
        await tx.projects.add(other);
        await tx.tokens.add(token());
        await tx.debuginfo.save(upload());
        await tx.debuginfo.save(upload({ id: uuid(71), type: 1 }));
        await tx.debuginfo.save(upload({ id: uuid(72), projectId: other.id }));
        await tx.usage.add([usage({ bytes: 5n })]);
      });
      const kept = tokenUse({ projectId: other.id });
      for (const use of [tokenUse(), tokenUse({ permission: 'debuginfo.write' }), kept])
        await current().noteTokenUse(use);

      await write(async (tx) => {
        await tx.projects.remove(acmeProject);
        expect(await tx.projects.byId(acmeProject)).toBeUndefined();
        expect(await tx.debuginfo.byBuildId(acmeProject, 'build', 0)).toBeUndefined();
        expect(await tx.activity.usesOfToken(acme, token().id)).toEqual([kept]);
      });
      const { projects, debuginfo, activity } = current();
      expect(await projects.ofOrganization(acme)).toEqual([other]);
      expect(await debuginfo.byBuildId(acmeProject, 'build', 1)).toBeUndefined();
      expect((await debuginfo.byBuildId(other.id, 'build', 0))?.id).toBe(uuid(72));
      expect(await activity.usesInProject(acme, acmeProject)).toEqual([]);
      expect(await activity.usesOfToken(acme, token().id)).toEqual([kept]);
      expect(await activity.lastDataIn(acme)).toEqual(new Map([[other.id, kept.lastUsedAt]]));
      expect((await receivedBy(current(), acme, acmeProject)).bytes).toBe(5n);
    });

    it('keep everything when the transaction that removes them throws', async () => {
      await write(async (tx) => {
        await tx.tokens.add(token());
        await tx.debuginfo.save(upload());
      });
      await current().noteTokenUse(tokenUse());
      const failing = write(async (tx) => {
        await tx.projects.update(project({ name: 'Staging' }));
        await tx.projects.remove(acmeProject);
        throw new Error('in the middle');
      });
      await expect(failing).rejects.toThrow('in the middle');
      expect(await current().projects.byId(acmeProject)).toEqual(project());
      expect(await current().debuginfo.byBuildId(acmeProject, 'build', 0)).toEqual(upload());
      expect(await current().activity.usesInProject(acme, acmeProject)).toEqual([tokenUse()]);
    });
  });

  describe('tokens of a project', () => {
    it('are those that are limited to it, oldest first', async () => {
      const limited = { projectId: acmeProject };
      const newer = token({ ...limited, id: uuid(0x51), name: '1', hash: '1'.repeat(64), createdAt: moment(2) });
      const older = token({ ...limited, id: uuid(0x52), name: '2', hash: '2'.repeat(64), createdAt: moment(1) });
      const twin = token({ ...limited, id: uuid(0x50), name: '3', hash: '3'.repeat(64), createdAt: moment(2) });
      const theirs = { organizationId: globex, serviceAccountId: globexAccount, projectId: globexProject };
      await write(async (tx) => {
        for (const row of [token(), newer, older, twin]) await tx.tokens.add(row);
        await tx.tokens.add(token({ ...theirs, id: uuid(0x53), hash: '4'.repeat(64) }));
      });
      expect(await current().tokens.ofProject(acme, acmeProject)).toEqual([older, newer, twin]);
      expect(await current().tokens.ofProject(globex, acmeProject)).toEqual([]);
      await write((tx) => tx.tokens.remove(newer.id));
      expect(await current().tokens.ofProject(acme, acmeProject)).toEqual([older, twin]);
    });
  });

  describe('legacy tokens', () => {
    it('are found by id, project and organization, oldest first', async () => {
      const second = project({ id: uuid(0xa9) });
      const newer = legacyToken({ createdAt: moment(2), lastUsedAt: moment(3) });
      const older = legacyToken({ id: uuid(0x82), createdAt: moment(1), projectId: second.id });
      const twin = legacyToken({ id: uuid(0x81), createdAt: moment(2) });
      const theirs = legacyToken({ id: uuid(0x83), organizationId: globex, projectId: globexProject });
      await write(async (tx) => {
        await tx.projects.add(second);
        for (const row of [twin, newer, older, theirs]) await tx.legacyTokens.add(row);
      });
      const { legacyTokens } = current();
      expect(await legacyTokens.byId(newer.id)).toEqual(newer);
      expect(await legacyTokens.ofOrganization(acme)).toEqual([older, newer, twin]);
      expect(await legacyTokens.ofProject(acme, acmeProject)).toEqual([newer, twin]);
      expect(await legacyTokens.ofProject(globex, acmeProject)).toEqual([]);
      await write((tx) => tx.legacyTokens.remove(newer.id));
      expect(await legacyTokens.byId(newer.id)).toBeUndefined();
      expect(await legacyTokens.ofOrganization(acme)).toEqual([older, twin]);
      expect(await legacyTokens.ofOrganization(globex)).toEqual([theirs]);
    });
  });

  describe('migrations', () => {
    it('are found by id, token and organization, oldest first, whatever else is gone', async () => {
      const newer = migration({ createdAt: moment(2) });
      const older = migration({ id: uuid(0x92), tokenId: uuid(98), legacyTokenId: null, roleBindingId: null });
      const theirs = migration({ id: uuid(0x93), organizationId: globex, projectId: globexProject, tokenId: uuid(97) });
      await write(async (tx) => {
        for (const row of [newer, older, theirs]) await tx.migrations.add(row);
      });
      const { migrations } = current();
      expect(await migrations.byId(acme, older.id)).toEqual(older);
      expect(await migrations.byId(globex, older.id)).toBeUndefined();
      expect(await migrations.ofToken(acme, newer.tokenId)).toEqual(newer);
      expect(await migrations.ofToken(globex, newer.tokenId)).toBeUndefined();
      expect(await migrations.ofOrganization(acme)).toEqual([older, newer]);
      await write((tx) => tx.migrations.remove(older.id));
      expect(await migrations.ofToken(acme, older.tokenId)).toBeUndefined();
      expect(await migrations.ofOrganization(acme)).toEqual([newer]);
      expect(await migrations.ofOrganization(globex)).toEqual([theirs]);
    });

    it('are replaced when they end', async () => {
      const ended = migration({ createdServiceAccount: false, endedAt: moment(5), outcome: 'abandoned' });
      await write((tx) => tx.migrations.add(migration()));
      await write(async (tx) => {
        await tx.migrations.update(ended);
        expect(await tx.migrations.byId(acme, ended.id)).toEqual(ended);
      });
      expect(await current().migrations.ofOrganization(acme)).toEqual([ended]);
    });
  });
}

const visible = { organizationId: acme, projectIds: 'all' } as const;
