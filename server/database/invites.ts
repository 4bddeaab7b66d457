import type { Invite, InviteAcceptance } from '#domain/store/records.ts';
import type { StoreTransaction } from '#domain/store/store.ts';
import { inOrder, pageOf } from '#server/database/page.ts';
import type { NewRow, Queries, Row } from '#server/database/schema.ts';
import { dateOrNull, millisecondsOrNull } from '#server/database/times.ts';

export function invites(queries: Queries): StoreTransaction['invites'] {
  const all = queries.selectFrom('invites').selectAll();
  const of = (organizationId: string) => all.where('organizationId', '=', organizationId);
  const acceptancesIn = (organizationId: string) =>
    queries.selectFrom('inviteAcceptances').selectAll().where('organizationId', '=', organizationId);
  const acceptancesOf = (organizationId: string, inviteId: string) =>
    acceptancesIn(organizationId).where('inviteId', '=', inviteId);
  return {
    async byId(organizationId, id) {
      const row = await of(organizationId).where('id', '=', id).executeTakeFirst();
      return row && fromRow(row);
    },
    async byToken(token) {
      const row = await all.where('token', '=', token).executeTakeFirst();
      return row && fromRow(row);
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
      await queries.insertInto('invites').values(toRow(invite)).execute();
    },
    async update(invite) {
      await queries.updateTable('invites').set(toRow(invite)).where('id', '=', invite.id).execute();
    },
    async addAcceptance({ id, organizationId, inviteId, acceptedBy, acceptedAt, roleBindingId }) {
      const row = { id, organizationId, inviteId, acceptedBy, acceptedAt: acceptedAt.getTime(), roleBindingId };
      await queries.insertInto('inviteAcceptances').values(row).execute();
    },
  };
}

function toRow(invite: Invite): NewRow<'invites'> {
  const { id, organizationId, roleId, token, createdAt, createdBy, expiresAt, expiredAt, expiredBy } = invite;
  const ends = { expiresAt: millisecondsOrNull(expiresAt), expiredAt: millisecondsOrNull(expiredAt), expiredBy };
  return { id, organizationId, roleId, token, createdAt: createdAt.getTime(), createdBy, ...ends };
}

function fromRow({ sequence: _sequence, ...row }: Row<'invites'>): Invite {
  const ends = { expiresAt: dateOrNull(row.expiresAt), expiredAt: dateOrNull(row.expiredAt) };
  return { ...row, createdAt: new Date(row.createdAt), ...ends };
}

function acceptanceFromRow({ sequence: _sequence, ...row }: Row<'inviteAcceptances'>): InviteAcceptance {
  return { ...row, acceptedAt: new Date(row.acceptedAt) };
}
