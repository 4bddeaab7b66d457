import { quotaExhausted } from '#domain/errors.ts';
import { clientKindOf } from '#domain/rules/client-message.ts';
import type { ClientKind } from '#domain/rules/clients.ts';
import { isBindingOfClient, isMadeWith } from '#domain/rules/made-for-client.ts';
import { maxMigrations } from '#domain/rules/quota.ts';
import type { Migration } from '#domain/store/records.ts';
import type { StoreReader, StoreTransaction } from '#domain/store/store.ts';
import { Validation } from '#domain/validation.ts';
import type { CreateMigrationRequest } from '#proto/console/migration/v1alpha1/migration_pb.ts';

/**
 * The client of a request whose account, tokens and role binding exist here and belong together. `known` is the API token's
 * migration, if it has one. Throws InvalidArgument with all that is wrong.
 */
export async function validClient(
  reader: StoreReader,
  request: CreateMigrationRequest,
  known: Migration | undefined,
): Promise<ClientKind> {
  const { organizationId, projectId, legacyTokenId, serviceAccountId, tokenId, roleBindingId } = request;
  const input = new Validation();
  const client = clientKindOf(request.client) ?? 'agent';
  input.check(clientKindOf(request.client) !== undefined, 'client', 'Choose what uses the token.');
  const legacy = legacyTokenId === '' || (await reader.legacyTokens.byId(legacyTokenId))?.projectId === projectId;
  input.check(legacy, 'legacy_token_id', 'There is no such legacy token in this project.');

  const account = await reader.serviceAccounts.byId(organizationId, serviceAccountId);
  input.check(account !== undefined, 'service_account_id', 'There is no such service account.');
  const found = await reader.tokens.byId(tokenId);
  const isOfAccount = found?.organizationId === organizationId && found.serviceAccountId === serviceAccountId;
  const token = isOfAccount ? found : undefined;
  input.check(isOfAccount, 'token_id', 'The service account has no such token.');
  const works = token === undefined || token.projectId === null || token.projectId === projectId;
  input.check(works, 'token_id', 'The token does not work in this project.');
  const isFree = known === undefined || known.projectId === projectId;
  input.check(isFree, 'token_id', 'The token belongs to a migration of another project.');

  const isMade = !request.createdServiceAccount || !account || !token || isMadeWith(account, token);
  input.check(
    isMade,
    'created_service_account',
    'The service account and its token were created by different callers.',
  );
  const binding = roleBindingId === '' ? undefined : await reader.bindings.byId(organizationId, roleBindingId);
  const isBound =
    roleBindingId === '' || (account && token && binding && isBindingOfClient(binding, account, token, projectId));
  const notBound = 'The maker of the token has created no such role binding of the service account in this project.';
  input.check(isBound === true, 'role_binding_id', notBound);
  input.done();
  return client;
}

/** Drops the oldest migration that has ended if there is no room for one more. Throws ResourceExhausted if none has ended. */
export async function makeRoom(tx: StoreTransaction, organizationId: string): Promise<void> {
  const kept = await tx.migrations.ofOrganization(organizationId);
  if (kept.length < maxMigrations) return;
  const oldest = kept.find(({ endedAt }) => endedAt !== null);
  if (oldest) return tx.migrations.remove(oldest.id);
  throw quotaExhausted(
    `The organization has ${maxMigrations.toLocaleString('en')} migrations under way, the most it may have. Finish or abandon some.`,
    maxMigrations,
  );
}
