import { beforeEach, describe, expect, it } from 'vitest';
import {
  acme,
  acmeProject,
  legacyToken,
  moment,
  token,
  tokenRefusal,
  tokenUse,
  uuid,
} from '#domain/store/contract-world.ts';
import type { Store, StoreTransaction } from '#domain/store/store.ts';

const second = token({ id: uuid(0x55), name: 'second', hash: 'e'.repeat(64) });

/** The part of the store contract that is about what is noted outside of transactions, beside those that remove its owner. */
export function notedMeanwhileContract(current: () => Store): void {
  const write = (work: (tx: StoreTransaction) => Promise<void>) => current().transaction(work);

  describe('what was noted', () => {
    const lastRefusal = tokenRefusal({ kind: 'no-project', projectId: '', refusedAt: moment(2000) });
    const both = (work: (tx: StoreTransaction) => Promise<void>) =>
      meanwhile(current(), work, () =>
        Promise.all([
          current().noteTokenUse(tokenUse({ lastUsedAt: moment(2000) })),
          current().noteTokenUse(tokenUse({ permission: 'debuginfo.write' })),
          current().noteTokenRefusal(lastRefusal),
        ]),
      );
    beforeEach(async () => {
      await write(async (tx) => {
        for (const row of [token(), second]) await tx.tokens.add(row);
      });
      await current().noteTokenUse(tokenUse());
      await current().noteTokenUse(tokenUse({ tokenId: second.id }));
      await current().noteTokenRefusal(tokenRefusal());
    });

    it('goes with its token, and a token of the same id has none of it', async () => {
      await write(async (tx) => {
        await tx.tokens.remove(token().id);
        expect(await tx.activity.usesOfToken(acme, token().id)).toEqual([]);
        expect(await tx.activity.refusalsOfToken(acme, token().id)).toEqual([]);
      });
      expect(await seen(current())).toEqual([[tokenUse({ tokenId: second.id })], []]);
      await write((tx) => tx.tokens.add(token()));
      expect(await seen(current())).toEqual([[tokenUse({ tokenId: second.id })], []]);
    });

    it('goes with its token, also what is noted meanwhile', async () => {
      await both((tx) => tx.tokens.remove(token().id));
      expect(await seen(current())).toEqual([[tokenUse({ tokenId: second.id })], []]);
    });

    it('goes with its project, also what is noted meanwhile', async () => {
      await both((tx) => tx.projects.remove(acmeProject));
      expect(await seen(current())).toEqual([[], [lastRefusal, tokenRefusal()]]);
    });

    it('is not lost when a transaction about other things is saved later', async () => {
      await both((tx) => tx.tokens.remove(second.id));
      expect(await current().activity.usesOfToken(acme, token().id)).toEqual([
        tokenUse({ lastUsedAt: moment(2000) }),
        tokenUse({ permission: 'debuginfo.write' }),
      ]);
    });
  });

  describe('touchLegacyToken', () => {
    it('notes the use, and only moves forward', async () => {
      await write((tx) => tx.legacyTokens.add(legacyToken()));
      for (const [at, noted] of [
        [5, 5],
        [4, 5],
        [5, 5],
        [6, 6],
      ] as const) {
        await current().touchLegacyToken(legacyToken().id, moment(at));
        expect(await current().legacyTokens.byId(legacyToken().id)).toEqual(legacyToken({ lastUsedAt: moment(noted) }));
      }
    });

    it.each([uuid(99), 'not-a-uuid', '\u0000'])('does nothing for a token that is gone (%j)', async (id) => {
      await current().touchLegacyToken(id, moment(1));
      expect(await current().legacyTokens.ofOrganization(acme)).toEqual([]);
    });

    it('revives no token that a transaction is removing', async () => {
      await write((tx) => tx.legacyTokens.add(legacyToken()));
      await meanwhile(
        current(),
        (tx) => tx.legacyTokens.remove(legacyToken().id),
        () => current().touchLegacyToken(legacyToken().id, moment(5)),
      );
      expect(await current().legacyTokens.ofOrganization(acme)).toEqual([]);
    });
  });
}

/** The uses in Acme's project, and the refusals of its first token. */
async function seen({ activity }: Store) {
  return [await activity.usesInProject(acme, acmeProject), await activity.refusalsOfToken(acme, token().id)];
}

/** Runs a transaction, and `note` while it is open: a store may note that at once, or after the transaction. */
async function meanwhile(
  store: Store,
  work: (tx: StoreTransaction) => Promise<void>,
  note: () => Promise<unknown>,
): Promise<void> {
  let noted: Promise<unknown> = Promise.resolve();
  await store.transaction(async (tx) => {
    await work(tx);
    noted = note();
    await tx.projects.byId(acmeProject);
  });
  await noted;
}
