import { bindingsText, idsText } from '#domain/audit.ts';
import type { Project } from '#domain/store/records.ts';
import type { StoreTransaction } from '#domain/store/store.ts';

/**
 * Deletes a project with its role bindings, the API tokens that are limited to it, its legacy tokens and its migrations.
 * Returns the audit record of all that: IDs and, for role bindings, role and project as JSON, because they no longer exist.
 */
export async function removeWithAllInIt(
  tx: StoreTransaction,
  { id, organizationId, name }: Project,
): Promise<Record<string, string>> {
  const bindings = await tx.bindings.ofProject(organizationId, id);
  const tokens = await tx.tokens.ofProject(organizationId, id);
  const legacyTokens = await tx.legacyTokens.ofProject(organizationId, id);
  const migrations = (await tx.migrations.ofOrganization(organizationId)).filter(({ projectId }) => projectId === id);
  await tx.bindings.removeOfProject(organizationId, id);
  for (const token of tokens) await tx.tokens.remove(token.id);
  for (const token of legacyTokens) await tx.legacyTokens.remove(token.id);
  for (const migration of migrations) await tx.migrations.remove(migration.id);
  await tx.projects.remove(id);
  return {
    id,
    name,
    roleBindings: bindingsText(bindings),
    tokens: idsText(tokens),
    legacyTokens: idsText(legacyTokens),
    migrations: idsText(migrations),
  };
}
