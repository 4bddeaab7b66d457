import { beforeEach, describe, expect, it } from 'vitest';
import {
  acme,
  acmeProject,
  globex,
  globexAccount,
  globexProject,
  legacyToken,
  moment,
  project,
  token,
  tokenRefusal,
  tokenUse,
  uuid,
} from '#domain/store/contract-world.ts';
import type { TokenRefusal, TokenUse } from '#domain/store/records.ts';
import type { Store, StoreTransaction } from '#domain/store/store.ts';

const second = token({ id: uuid(0x55), name: 'second', hash: 'e'.repeat(64) });
const staging = project({ id: uuid(0xa9), name: 'Staging' });
const theirs = token({
  id: uuid(0x56),
  hash: 'f'.repeat(64),
  organizationId: globex,
  serviceAccountId: globexAccount,
});
const theirUse = tokenUse({
  organizationId: globex,
  serviceAccountId: globexAccount,
  tokenId: theirs.id,
  projectId: globexProject,
});

/** The part of the store contract that is about what was seen of tokens. */
export function activityContract(current: () => Store): void {
  const write = (work: (tx: StoreTransaction) => Promise<void>) => current().transaction(work);

  describe('what was seen of tokens', () => {
    beforeEach(() =>
      write(async (tx) => {
        await tx.projects.add(staging);
        for (const row of [token(), second, theirs]) await tx.tokens.add(row);
      }),
    );

    uses(current);
    refusals(current);
    lastData(current);
  });
}

function uses(current: () => Store): void {
  const note = async (...rows: TokenUse[]) => {
    for (const row of rows) await current().noteTokenUse(row);
  };

  it('are the uses in a project, and of a token, the last one first', async () => {
    const first = tokenUse({ lastUsedAt: moment(1) });
    const last = tokenUse({ permission: 'debuginfo.write', lastUsedAt: moment(4) });
    const bySecond = tokenUse({ tokenId: second.id, lastUsedAt: moment(2) });
    const elsewhere = tokenUse({ projectId: staging.id, lastUsedAt: moment(3) });
    await note(last, elsewhere, first, bySecond, theirUse);
    const { activity } = current();
    expect(await activity.usesInProject(acme, acmeProject)).toEqual([last, bySecond, first]);
    expect(await activity.usesInProject(acme, staging.id)).toEqual([elsewhere]);
    expect(await activity.usesOfToken(acme, token().id)).toEqual([last, elsewhere, first]);
    expect(await activity.usesOfToken(acme, second.id)).toEqual([bySecond]);
    expect(await activity.usesInProject(globex, acmeProject)).toEqual([]);
    expect(await activity.usesOfToken(globex, token().id)).toEqual([]);
    expect(await activity.usesInProject(globex, globexProject)).toEqual([theirUse]);
  });

  it('are in one order when they are of one moment', async () => {
    const rows = [
      tokenUse(),
      tokenUse({ permission: 'debuginfo.write' }),
      tokenUse({ permission: 'Profile.write' }),
      tokenUse({ projectId: staging.id }),
    ];
    await note(...rows);
    const [lower, debuginfo, upper, elsewhere] = rows;
    expect(await current().activity.usesOfToken(acme, token().id)).toEqual([elsewhere, lower, debuginfo, upper]);
    expect(await current().activity.usesInProject(acme, acmeProject)).toEqual([lower, debuginfo, upper]);
  });

  it('are the last of its token, project and permission, and only move forward', async () => {
    for (const [at, noted] of [
      [5, 5],
      [4, 5],
      [5, 5],
      [6, 6],
    ] as const) {
      await note(tokenUse({ lastUsedAt: moment(at) }));
      expect(await current().activity.usesOfToken(acme, token().id)).toEqual([tokenUse({ lastUsedAt: moment(noted) })]);
    }
  });

  it('are the last of many that are noted at once', async () => {
    const times = [3, 9, 1, 7, 5, 8, 2].map(moment);
    await Promise.all(times.map((lastUsedAt) => current().noteTokenUse(tokenUse({ lastUsedAt }))));
    expect(await current().activity.usesOfToken(acme, token().id)).toEqual([tokenUse({ lastUsedAt: moment(9) })]);
  });

  it.each([
    ['a deleted token', { tokenId: uuid(99) }],
    ['no token', { tokenId: '\u0000' }],
    ['a deleted project', { projectId: uuid(99) }],
    ['no project', { projectId: '' }],
    ['another organization’s token', { tokenId: theirs.id }],
    ['another organization’s project', { projectId: globexProject }],
    ['another organization', { organizationId: globex }],
  ])('are none of %s', async (_what, fields) => {
    const use = tokenUse(fields);
    await note(use);
    for (const organizationId of [acme, globex]) {
      expect(await current().activity.usesOfToken(organizationId, use.tokenId)).toEqual([]);
      expect(await current().activity.usesInProject(organizationId, use.projectId)).toEqual([]);
      expect(await current().activity.lastDataIn(organizationId)).toEqual(new Map());
    }
  });
}

function refusals(current: () => Store): void {
  const note = async (...rows: TokenRefusal[]) => {
    for (const row of rows) await current().noteTokenRefusal(row);
  };

  it('are the refusals of a token, each kind once, the last one first', async () => {
    const missing = tokenRefusal({ projectId: uuid(99), refusedAt: moment(2) });
    const none = tokenRefusal({ kind: 'no-project', projectId: '', refusedAt: moment(3) });
    const malformed = tokenRefusal({ kind: 'malformed-project', projectId: '', refusedAt: moment(1) });
    const ofSecond = tokenRefusal({ tokenId: second.id });
    await note(missing, none, malformed, ofSecond);
    expect(await current().activity.refusalsOfToken(acme, token().id)).toEqual([none, missing, malformed]);
    expect(await current().activity.refusalsOfToken(acme, second.id)).toEqual([ofSecond]);
    expect(await current().activity.refusalsOfToken(globex, token().id)).toEqual([]);
  });

  it('are the last of its token and kind, and only move forward', async () => {
    const first = tokenRefusal({ refusedAt: moment(5) });
    const older = tokenRefusal({ projectId: staging.id, refusedAt: moment(4) });
    const asOld = tokenRefusal({ permission: 'query.read', refusedAt: moment(5) });
    const newer = tokenRefusal({ projectId: staging.id, permission: 'query.read', refusedAt: moment(6) });
    for (const [row, noted] of [
      [first, first],
      [older, first],
      [asOld, first],
      [newer, newer],
    ] as const) {
      await note(row);
      expect(await current().activity.refusalsOfToken(acme, token().id)).toEqual([noted]);
    }
  });

  it.each([
    ['a deleted token', { tokenId: uuid(99) }],
    ['no token', { tokenId: '\u0000' }],
    ['another organization’s token', { tokenId: theirs.id }],
    ['another organization', { organizationId: globex }],
  ])('are no refusals of %s', async (_what, fields) => {
    const refusal = tokenRefusal(fields);
    await note(refusal);
    for (const organizationId of [acme, globex])
      expect(await current().activity.refusalsOfToken(organizationId, refusal.tokenId)).toEqual([]);
  });
}

function lastData(current: () => Store): void {
  it('tells when each project last received data, by tokens and legacy tokens alike', async () => {
    const third = project({ id: uuid(0xa8), name: 'Read only' });
    await current().transaction(async (tx) => {
      await tx.projects.add(third);
      await tx.legacyTokens.add(legacyToken({ projectId: staging.id, lastUsedAt: moment(7) }));
      await tx.legacyTokens.add(legacyToken({ id: uuid(0x81), lastUsedAt: moment(2) }));
      await tx.legacyTokens.add(legacyToken({ id: uuid(0x82), projectId: third.id }));
    });
    for (const use of [
      tokenUse({ lastUsedAt: moment(3) }),
      tokenUse({ tokenId: second.id, permission: 'debuginfo.write', lastUsedAt: moment(4) }),
      tokenUse({ permission: 'query.read', lastUsedAt: moment(9) }),
      tokenUse({ projectId: staging.id, lastUsedAt: moment(6) }),
      tokenUse({ projectId: third.id, permission: 'query.read' }),
      theirUse,
    ])
      await current().noteTokenUse(use);
    const last = () => current().activity.lastDataIn(acme);
    expect(await last()).toEqual(
      new Map([
        [acmeProject, moment(4)],
        [staging.id, moment(7)],
      ]),
    );
    await current().touchLegacyToken(uuid(0x82), moment(8));
    expect((await last()).get(third.id)).toEqual(moment(8));
    await current().transaction(async (tx) => {
      await tx.tokens.remove(second.id);
      await tx.legacyTokens.remove(legacyToken().id);
      await tx.legacyTokens.remove(uuid(0x82));
    });
    expect(await last()).toEqual(
      new Map([
        [acmeProject, moment(3)],
        [staging.id, moment(6)],
      ]),
    );
    expect(await current().activity.lastDataIn(globex)).toEqual(new Map([[globexProject, theirUse.lastUsedAt]]));
    expect(await current().activity.lastDataIn(uuid(99))).toEqual(new Map());
  });
}
