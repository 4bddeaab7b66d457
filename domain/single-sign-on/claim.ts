import { alreadyExists, failedPrecondition } from '#domain/errors.ts';
import type { Host } from '#domain/host.ts';
import type { SingleSignOn } from '#domain/store/single-sign-on-records.ts';
import type { StoreReader } from '#domain/store/store.ts';

/** The demo's provider, whose name no real one may have. */
const demoProvider = 'dev';

/**
 * Refuses an identifier that an organization can't have. Whoever has it decides who `user:<identifier>:<e-mail>` is, in that
 * organization only; so role bindings elsewhere neither reserve an identifier nor take one away. Throws AlreadyExists, for every
 * kind of taken alike, and FailedPrecondition for another identifier than people have signed in with.
 */
export async function refuseIdentifier(
  { providers }: Pick<Host, 'providers'>,
  reader: StoreReader,
  identifier: string,
  current: SingleSignOn | undefined,
): Promise<void> {
  const isInstallations = (name: string) => name === demoProvider || providers.includes(name);
  const isKept = current?.identifier === identifier;
  // Role bindings and accounts here have that name. The installation's provider may have come to have it; its accounts stay.
  if (current && !isKept && !isInstallations(current.identifier) && (await reader.users.existWith(current.identifier)))
    throw inUse(current.identifier);
  // Everywhere, people of that name come from the installation's own provider.
  if (isInstallations(identifier)) throw taken(identifier);
  if (isKept) return;
  // Another organization's people have that name.
  if (await reader.singleSignOn.byIdentifier(identifier)) throw taken(identifier);
  // The installation's provider had that name before. Its people's accounts stay theirs.
  if (await reader.users.existWith(identifier)) throw taken(identifier);
}

function inUse(identifier: string) {
  return failedPrecondition(
    'IDENTIFIER_IN_USE',
    `People have signed in as user:${identifier}:…, and their roles are bound to that name. Keep the identifier.`,
  );
}

function taken(identifier: string) {
  return alreadyExists('IDENTIFIER_TAKEN', `The identifier “${identifier}” is taken. Choose another one.`);
}
