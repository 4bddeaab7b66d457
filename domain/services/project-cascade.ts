import { bindingsNamed, idsNamed, mostNamed } from '#domain/audit.ts';
import type { Project } from '#domain/store/records.ts';
import type { StoreTransaction } from '#domain/store/store.ts';

/**
 * Deletes a project with its role bindings, the API tokens that are limited to it, its legacy tokens and its migrations.
 * Returns the audit record of all that.
 */
export async function removeWithAllInIt(
  tx: StoreTransaction,
  { id, organizationId, name }: Project,
): Promise<Record<string, string>> {
  // Not all are read: there may be a hundred thousand, and everybody waits for a transaction.
  const { rows, total } = await tx.bindings.page(organizationId, id, { size: mostNamed, after: undefined });
  const tokens = await tx.tokens.ofProject(organizationId, id);
  const legacyTokens = await tx.legacyTokens.ofProject(organizationId, id);
  const migrations = (await tx.migrations.ofOrganization(organizationId)).filter(({ projectId }) => projectId === id);
  await tx.bindings.removeOfProject(organizationId, id);
  await tx.tokens.removeOfProject(organizationId, id);
  await tx.legacyTokens.removeOfProject(organizationId, id);
  await tx.migrations.removeOfProject(organizationId, id);
  await tx.projects.remove(id);
  return {
    id,
    name,
    ...bindingsNamed(rows, total),
    ...idsNamed('tokens', tokens),
    ...idsNamed('legacyTokens', legacyTokens),
    ...idsNamed('migrations', migrations),
  };
}
