import type { ServiceAccount, Token } from '#domain/store/records.ts';
import type { StoreTransaction } from '#domain/store/store.ts';
import { inOrder, pageOf } from '#server/database/page.ts';
import { plainQuery } from '#server/database/plain-query.ts';
import type { Queries, Row } from '#server/database/schema.ts';
import { dateOrNull, millisecondsOrNull } from '#server/database/times.ts';

export function tokens(queries: Queries): StoreTransaction['tokens'] {
  const all = queries.selectFrom('tokens').selectAll();
  const of = (organizationId: string, serviceAccountId: string) =>
    all.where('serviceAccountId', '=', serviceAccountId).where('organizationId', '=', organizationId);
  return {
    async byHash(hash) {
      const [row] = await withAccount(queries, hash);
      return row && { token: fromRow(row), account: accountOf(row) };
    },
    async byId(id) {
      const row = await all.where('id', '=', id).executeTakeFirst();
      return row && fromRow(row);
    },
    async ofAccount(organizationId, serviceAccountId) {
      return (await inOrder(of(organizationId, serviceAccountId)).execute()).map(fromRow);
    },
    page: (organizationId, serviceAccountId, request) =>
      pageOf(of(organizationId, serviceAccountId), request, fromRow, 'createdAt'),
    async ofProject(organizationId, projectId) {
      const matching = all.where('projectId', '=', projectId).where('organizationId', '=', organizationId);
      return (await inOrder(matching).execute()).map(fromRow);
    },
    async add({ id, organizationId, serviceAccountId, name, projectId, hash, createdAt, createdBy, lastUsedAt }) {
      const times = { createdAt: createdAt.getTime(), lastUsedAt: millisecondsOrNull(lastUsedAt) };
      const row = { id, organizationId, serviceAccountId, name, projectId, hash, createdBy, ...times };
      await queries.insertInto('tokens').values(row).execute();
    },
    async remove(id) {
      // The database removes what was seen of the token with it.
      await queries.deleteFrom('tokens').where('id', '=', id).execute();
    },
    async removeOfProject(organizationId, projectId) {
      await queries
        .deleteFrom('tokens')
        .where('organizationId', '=', organizationId)
        .where('projectId', '=', projectId)
        .execute();
    },
  };
}

type TokenWithAccount = Row<'tokens'> & {
  readonly accountName: string;
  readonly accountCreatedAt: number;
  readonly accountCreatedBy: string;
};

const withAccount = plainQuery<TokenWithAccount>(`
  select tokens.*, accounts.name as account_name, accounts.created_at as account_created_at,
    accounts.created_by as account_created_by
  from tokens join service_accounts as accounts on accounts.id = tokens.service_account_id
  where tokens.hash = ?`);

function accountOf(row: TokenWithAccount): ServiceAccount {
  const { serviceAccountId: id, organizationId, accountName: name, accountCreatedBy: createdBy } = row;
  return { id, organizationId, name, createdAt: new Date(row.accountCreatedAt), createdBy };
}

/** Updates the time of last use, only forward: if two servers note a use at once, the later time stays. */
export async function touchToken(queries: Queries, id: string, at: Date): Promise<void> {
  await queries
    .updateTable('tokens')
    .set({ lastUsedAt: at.getTime() })
    .where('id', '=', id)
    .where((where) => where.or([where('lastUsedAt', 'is', null), where('lastUsedAt', '<', at.getTime())]))
    .execute();
}

function fromRow(row: Row<'tokens'>): Token {
  const { id, organizationId, serviceAccountId, name, projectId, hash, createdBy } = row;
  const times = { createdAt: new Date(row.createdAt), lastUsedAt: dateOrNull(row.lastUsedAt) };
  return { id, organizationId, serviceAccountId, name, projectId, hash, createdBy, ...times };
}
