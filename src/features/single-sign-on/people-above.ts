import type { ApiError } from '#src/api/errors.ts';
import { listed } from '#src/lib/listed.ts';

/**
 * Why the person may not decide who the people of an identifier are: those have roles with permissions that the person lacks.
 * `undefined` for any other failure.
 */
export function peopleAbove({ reason, metadata, missingPermissions }: ApiError): string | undefined {
  const { provider } = metadata;
  if (reason !== 'ESCALATION' || provider === undefined) return undefined;
  return `People named user:${provider}:… have roles here already, and whoever sets up this identifier can sign in as any of them. You lack permissions of theirs: ${listed(missingPermissions)}. Choose another identifier, or ask an owner to do it.`;
}
