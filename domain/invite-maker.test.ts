import { describe, expect, it } from 'vitest';
import { refusal } from '#domain/testing/refusal.ts';
import { organizations, spare } from '#domain/testing/test-records.ts';
import { createTestWorld } from '#domain/testing/test-world.ts';

const organizationId = organizations.acme;
const hour = 3_600_000;

describe('an invite that a service account made', () => {
  it.each([
    ['gone', []],
    ['a new one of the same name', [new Date(hour)]],
  ])('opens nothing when that account is %s', async (_what, made) => {
    const world = await createTestWorld((before) => ({
      ...before,
      invites: before.invites.map((invite) => ({ ...invite, createdAt: new Date(0) })),
      serviceAccounts: before.serviceAccounts.flatMap((account) =>
        account.name === 'ownerMachine' ? made.map((createdAt) => ({ ...account, createdAt })) : [account],
      ),
    }));
    expect(await refusal(world.as('newcomer').roles.acceptInvite({ token: spare.invite.token }))).toMatchObject({
      reason: 'INVITE_ENDED',
    });
    expect((await world.as('owner').roles.listInvites({ organizationId })).invites.map(({ token }) => token)).toEqual([
      '',
    ]);
  });
});
