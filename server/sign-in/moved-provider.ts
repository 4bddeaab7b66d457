import { parseSubject } from '#domain/rules/subject.ts';
import { ownerRole } from '#domain/rules/system-roles.ts';
import type { SignInConfig } from '#server/config.ts';
import type { Queries } from '#server/database/schema.ts';

/**
 * The warning at start for role bindings that name another sign-in provider than this server's: an organization is there none of
 * whose owners can sign in. `undefined` where every organization has an owner who can, or has none at all.
 */
export async function movedProvider(
  queries: Queries,
  provider: string,
  signIn: SignInConfig,
): Promise<string | undefined> {
  const owners = await queries
    .selectFrom('roleBindings')
    .select(['organizationId', 'subject'])
    .distinct()
    .where('role', '=', ownerRole)
    .where('projectId', 'is', null)
    .execute();
  const named = new Map<string, Set<string>>();
  for (const { organizationId, subject } of owners) {
    const owner = parseSubject(subject);
    if (owner.kind === 'user') named.set(organizationId, (named.get(organizationId) ?? new Set()).add(owner.provider));
  }
  const lost = [...named.values()].filter((providers) => !providers.has(provider));
  if (lost.length === 0) return undefined;
  const others = [...new Set(lost.flatMap((providers) => [...providers]))].toSorted();
  return `No owner can sign in to ${lost.length} of ${named.size} organizations: their role bindings name the provider ${others.join(', ')}, and this server’s is ${provider}. ${wayBack(others, signIn)}`;
}

function wayBack(others: readonly string[], signIn: SignInConfig): string {
  if (signIn.kind === 'development') return 'Without OIDC_ISSUER people sign in to the demo only: set it.';
  if (others.includes('dev'))
    return 'They were made by the demo, whose people can’t sign in here: begin with another DATABASE_URL.';
  return `If ${signIn.issuer} is the same provider at another address, set OIDC_PROVIDER_NAME=${others.join(' or ')}.`;
}
