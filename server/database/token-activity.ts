import { dataPermissions } from '#domain/rules/data-permissions.ts';
import type { TokenRefusal, TokenUse } from '#domain/store/records.ts';
import type { StoreReader } from '#domain/store/store.ts';
import type { Engine } from '#server/database/database.ts';
import type { Queries, Row } from '#server/database/schema.ts';

/** What was seen of tokens. What is sorted here is little: no index has the times, which change with every use. */
export function activity(queries: Queries): StoreReader['activity'] {
  const usesIn = (organizationId: string) =>
    queries
      .selectFrom('tokenUses')
      .selectAll()
      .where('organizationId', '=', organizationId)
      .orderBy('lastUsedAt', 'desc')
      .orderBy('tokenId', 'desc')
      .orderBy('projectId', 'desc')
      .orderBy('permission', 'desc');
  return {
    async usesInProject(organizationId, projectId) {
      return (await usesIn(organizationId).where('projectId', '=', projectId).execute()).map(useFromRow);
    },
    async usesOfToken(organizationId, tokenId) {
      return (await usesIn(organizationId).where('tokenId', '=', tokenId).execute()).map(useFromRow);
    },
    async refusalsOfToken(organizationId, tokenId) {
      const rows = await queries
        .selectFrom('tokenRefusals')
        .selectAll()
        .where('organizationId', '=', organizationId)
        .where('tokenId', '=', tokenId)
        .orderBy('refusedAt', 'desc')
        .orderBy('kind', 'desc')
        .execute();
      return rows.map(refusalFromRow);
    },
    async lastDataIn(organizationId) {
      const rows = await queries
        .selectFrom(dataIn(queries, organizationId).as('data'))
        .select(({ fn }) => ['projectId', fn.max('lastUsedAt').as('lastDataAt')])
        .groupBy('projectId')
        .$narrowType<{ lastDataAt: number }>()
        .execute();
      return new Map(rows.map(({ projectId, lastDataAt }) => [projectId, new Date(lastDataAt)]));
    },
  };
}

/** When API tokens and legacy tokens sent data to the organization's projects. */
function dataIn(queries: Queries, organizationId: string) {
  const projects = queries.selectFrom('projects').select('id').where('organizationId', '=', organizationId);
  const byTokens = queries
    .selectFrom('tokenUses')
    .select(['projectId', 'lastUsedAt'])
    .where('projectId', 'in', projects)
    .where('permission', 'in', dataPermissions);
  const byLegacyTokens = queries
    .selectFrom('legacyTokens')
    .select(['projectId', 'lastUsedAt'])
    .where('organizationId', '=', organizationId)
    .where('lastUsedAt', 'is not', null);
  return byTokens.unionAll(byLegacyTokens.$narrowType<{ lastUsedAt: number }>());
}

/**
 * Notes a use in one statement, only forward, if its token and project exist. On PostgreSQL it waits for a transaction that
 * is about to remove one of them: otherwise, it would see a token that is gone when it is done. SQLite has one writer at a
 * time.
 */
export async function noteTokenUse(queries: Queries, engine: Engine, use: TokenUse): Promise<void> {
  const seen = queries
    .selectFrom('tokens')
    .innerJoin('projects', 'projects.organizationId', 'tokens.organizationId')
    .where('tokens.id', '=', use.tokenId)
    .where('projects.id', '=', use.projectId)
    .where('tokens.organizationId', '=', use.organizationId)
    .select((eb) => [
      'tokens.organizationId',
      'tokens.serviceAccountId',
      'tokens.id as tokenId',
      'projects.id as projectId',
      eb.val(use.permission).as('permission'),
      eb.val(use.lastUsedAt.getTime()).as('lastUsedAt'),
    ])
    .$if(engine === 'postgres', (rows) => rows.forKeyShare());
  await queries
    .insertInto('tokenUses')
    .columns(['organizationId', 'serviceAccountId', 'tokenId', 'projectId', 'permission', 'lastUsedAt'])
    .expression(seen)
    .onConflict((conflict) =>
      conflict
        .columns(['tokenId', 'projectId', 'permission'])
        .doUpdateSet((eb) => ({ lastUsedAt: eb.ref('excluded.lastUsedAt') }))
        .whereRef('excluded.lastUsedAt', '>', 'tokenUses.lastUsedAt'),
    )
    .execute();
}

/** The same for a refusal; its project need not exist. */
export async function noteTokenRefusal(queries: Queries, engine: Engine, refusal: TokenRefusal): Promise<void> {
  const seen = queries
    .selectFrom('tokens')
    .where('id', '=', refusal.tokenId)
    .where('organizationId', '=', refusal.organizationId)
    .select((eb) => [
      'organizationId',
      'id as tokenId',
      eb.val(refusal.kind).as('kind'),
      eb.val(refusal.projectId).as('projectId'),
      eb.val(refusal.permission).as('permission'),
      eb.val(refusal.refusedAt.getTime()).as('refusedAt'),
    ])
    .$if(engine === 'postgres', (rows) => rows.forKeyShare());
  await queries
    .insertInto('tokenRefusals')
    .columns(['organizationId', 'tokenId', 'kind', 'projectId', 'permission', 'refusedAt'])
    .expression(seen)
    .onConflict((conflict) =>
      conflict
        .columns(['tokenId', 'kind'])
        .doUpdateSet((eb) => ({
          projectId: eb.ref('excluded.projectId'),
          permission: eb.ref('excluded.permission'),
          refusedAt: eb.ref('excluded.refusedAt'),
        }))
        .whereRef('excluded.refusedAt', '>', 'tokenRefusals.refusedAt'),
    )
    .execute();
}

function useFromRow(row: Row<'tokenUses'>): TokenUse {
  return { ...row, lastUsedAt: new Date(row.lastUsedAt) };
}

function refusalFromRow(row: Row<'tokenRefusals'>): TokenRefusal {
  return { ...row, refusedAt: new Date(row.refusedAt) };
}
