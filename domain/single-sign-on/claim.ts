import { alreadyExists, failedPrecondition } from '#domain/errors.ts';
import type { Host } from '#domain/host.ts';
import type { SingleSignOn } from '#domain/store/single-sign-on-records.ts';
import type { StoreReader } from '#domain/store/store.ts';

/** The demo's provider, whose name no real one may have. */
const demoProvider = 'dev';

/**
 * Refuses an identifier that would make somebody's role bindings or account another person's: whoever has an identifier
 * decides who `user:<identifier>:<e-mail>` is. Throws AlreadyExists for every kind of taken alike, and FailedPrecondition for
 * another identifier than people here have signed in with.
 */
export async function refuseTakenIdentifier(
  { providers }: Pick<Host, 'providers'>,
  reader: StoreReader,
  organizationId: string,
  identifier: string,
  current: SingleSignOn | undefined,
): Promise<void> {
  if (current && current.identifier !== identifier && (await reader.users.existWith(current.identifier))) {
    throw failedPrecondition(
      'IDENTIFIER_IN_USE',
      `People have signed in as user:${current.identifier}:…, and their roles are bound to that name. Keep the identifier.`,
    );
  }
  const keeper = await reader.singleSignOn.byIdentifier(identifier);
  const isTaken =
    [...providers, demoProvider].includes(identifier) ||
    (keeper !== undefined && keeper.organizationId !== organizationId) ||
    (await reader.bindings.existElsewhere(identifier, organizationId)) ||
    // Accounts from before this organization had the identifier are other people's.
    (!keeper && (await reader.users.existWith(identifier)));
  if (!isTaken) return;
  throw alreadyExists('IDENTIFIER_TAKEN', `The identifier “${identifier}” is taken. Choose another one.`);
}
