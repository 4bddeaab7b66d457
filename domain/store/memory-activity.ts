import { sendsData } from '#domain/rules/data-permissions.ts';
import type { MemoryTable } from '#domain/store/memory-table.ts';
import { keyedRefusal, keyedUse, type MemoryTables, type TableViews, unkeyed } from '#domain/store/memory-tables.ts';
import type { TokenRefusal, TokenUse } from '#domain/store/records.ts';
import type { StoreReader } from '#domain/store/store.ts';

/** Uses and refusals of tokens. The tables have the last moment at their end. */
export function activityIn({ tokenUses, tokenRefusals, legacyTokens }: TableViews): StoreReader['activity'] {
  return {
    async usesInProject(organizationId, projectId) {
      const uses = tokenUses.of('project', projectId).filter((use) => use.organizationId === organizationId);
      return uses.toReversed().map(unkeyed);
    },
    async usesOfToken(organizationId, tokenId) {
      const uses = tokenUses.of('token', tokenId).filter((use) => use.organizationId === organizationId);
      return uses.toReversed().map(unkeyed);
    },
    async refusalsOfToken(organizationId, tokenId) {
      const refusals = tokenRefusals.of('token', tokenId).filter((row) => row.organizationId === organizationId);
      return refusals.toReversed().map(unkeyed);
    },
    async lastDataIn(organizationId) {
      const last = new Map<string, Date>();
      const sent = tokenUses.of('organization', organizationId).filter(({ permission }) => sendsData(permission));
      for (const { projectId, lastUsedAt } of [...sent, ...legacyTokens.of('organization', organizationId)]) {
        const known = last.get(projectId);
        if (lastUsedAt && (!known || known < lastUsedAt)) last.set(projectId, lastUsedAt);
      }
      return last;
    },
  };
}

interface Touched {
  readonly id: string;
  readonly lastUsedAt: Date | null;
}

/** Notes the use of a token in its record, at once: no transaction changes it, and one that removes the token removes it. */
export function touch<Row extends Touched, Index extends string>(
  tokens: MemoryTable<Row, Index>,
  tokenId: string,
  at: Date,
): boolean {
  const token = tokens.byId(tokenId);
  if (!token || (token.lastUsedAt && token.lastUsedAt >= at)) return false;
  const place = tokens.sequenceOf(tokenId);
  tokens.remove(tokenId);
  tokens.add({ ...token, lastUsedAt: at }, place);
  return true;
}

/** Notes a use, at once. A transaction that removes its token or project removes it, too. Answers whether it did. */
export function noteUse({ tokens, projects, tokenUses }: MemoryTables, use: TokenUse): boolean {
  const row = keyedUse(use);
  const last = tokenUses.byId(row.id);
  if (last && last.lastUsedAt >= row.lastUsedAt) return false;
  const owners = [tokens.byId(use.tokenId), projects.byId(use.projectId)];
  if (owners.some((owner) => owner?.organizationId !== use.organizationId)) return false;
  tokenUses.remove(row.id);
  tokenUses.add(row);
  return true;
}

/** The same for a refusal; its project need not exist. */
export function noteRefusal({ tokens, tokenRefusals }: MemoryTables, refusal: TokenRefusal): boolean {
  const row = keyedRefusal(refusal);
  const last = tokenRefusals.byId(row.id);
  if (last && last.refusedAt >= row.refusedAt) return false;
  if (tokens.byId(refusal.tokenId)?.organizationId !== refusal.organizationId) return false;
  tokenRefusals.remove(row.id);
  tokenRefusals.add(row);
  return true;
}
