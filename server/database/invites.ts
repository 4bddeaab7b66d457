import type { Invite, InviteAcceptance } from '#domain/store/records.ts';
import type { StoreTransaction } from '#domain/store/store.ts';
import { inOrder, pageOf } from '#server/database/page.ts';
import type { NewRow, Queries, Row } from '#server/database/schema.ts';
import { dateOrNull, millisecondsOrNull } from '#server/database/times.ts';
import { type TokenSeal, tokenDigest } from '#server/database/token-seal.ts';

/** Finds invites by the digest of their token, and tells the token of those that are open. */
export function invites(queries: Queries, { seal, open }: TokenSeal): StoreTransaction['invites'] {
  const all = queries.selectFrom('invites').selectAll();
  const of = (organizationId: string) => all.where('organizationId', '=', organizationId);
  const acceptancesIn = (organizationId: string) =>
    queries.selectFrom('inviteAcceptances').selectAll().where('organizationId', '=', organizationId);
  const acceptancesOf = (organizationId: string, inviteId: string) =>
    acceptancesIn(organizationId).where('inviteId', '=', inviteId);
  const fromRow = (row: Row<'invites'>) => inviteFromRow(row, open(row.sealedToken, row.id));
  return {
    async byId(organizationId, id) {
      const row = await of(organizationId).where('id', '=', id).executeTakeFirst();
      return row && fromRow(row);
    },
    async byToken(token) {
      const row = await all.where('tokenDigest', '=', tokenDigest(token)).executeTakeFirst();
      return row && inviteFromRow(row, token);
    },
    async ofOrganization(organizationId) {
      return (await inOrder(of(organizationId)).execute()).map(fromRow);
    },
    page: (organizationId, request) => pageOf(of(organizationId), request, fromRow, 'createdAt'),
    async acceptancesOf(organizationId, inviteId) {
      const rows = await inOrder(acceptancesOf(organizationId, inviteId), 'acceptedAt').execute();
      return rows.map(acceptanceFromRow);
    },
    acceptancePage: (organizationId, inviteId, request) =>
      pageOf(acceptancesOf(organizationId, inviteId), request, acceptanceFromRow, 'acceptedAt'),
    async acceptancesIn(organizationId) {
      return (await inOrder(acceptancesIn(organizationId), 'acceptedAt').execute()).map(acceptanceFromRow);
    },
    async add(invite) {
      const secret = { tokenDigest: tokenDigest(invite.token), sealedToken: seal(invite.token, invite.id) };
      await queries
        .insertInto('invites')
        .values({ ...toRow(invite), ...secret })
        .execute();
    },
    async update(invite) {
      const blanked = invite.expiredAt === null ? {} : { sealedToken: null };
      await queries
        .updateTable('invites')
        .set({ ...toRow(invite), ...blanked })
        .where('id', '=', invite.id)
        .execute();
    },
    async addAcceptance({ id, organizationId, inviteId, acceptedBy, acceptedAt, roleBindingId }) {
      const row = { id, organizationId, inviteId, acceptedBy, acceptedAt: acceptedAt.getTime(), roleBindingId };
      await queries.insertInto('inviteAcceptances').values(row).execute();
    },
  };
}

/** Forgets the tokens of invites whose time is up. */
export async function blankEnded(queries: Queries, now: Date): Promise<void> {
  await queries
    .updateTable('invites')
    .set({ sealedToken: null })
    .where('sealedToken', 'is not', null)
    .where('expiresAt', '<=', now.getTime())
    .execute();
}

function toRow(invite: Invite): Omit<NewRow<'invites'>, 'tokenDigest' | 'sealedToken'> {
  const { id, organizationId, roleId, createdAt, createdBy, expiresAt, expiredAt, expiredBy } = invite;
  const ends = { expiresAt: millisecondsOrNull(expiresAt), expiredAt: millisecondsOrNull(expiredAt), expiredBy };
  return { id, organizationId, roleId, createdAt: createdAt.getTime(), createdBy, ...ends };
}

function inviteFromRow(row: Row<'invites'>, token: string): Invite {
  const { id, organizationId, roleId, createdBy, expiredBy } = row;
  const ends = { expiresAt: dateOrNull(row.expiresAt), expiredAt: dateOrNull(row.expiredAt), expiredBy };
  return { id, organizationId, roleId, token, createdAt: new Date(row.createdAt), createdBy, ...ends };
}

function acceptanceFromRow({ sequence: _sequence, ...row }: Row<'inviteAcceptances'>): InviteAcceptance {
  return { ...row, acceptedAt: new Date(row.acceptedAt) };
}
