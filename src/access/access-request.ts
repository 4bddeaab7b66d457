import { stringifySearch } from '#src/lib/address.ts';

/** Somebody who asks for a role. */
type Asking = { readonly subject: string; readonly email: string; readonly provider: string };

/**
 * A message to an owner from a person without access. Its link opens Create Role Binding with the person filled in.
 * @param organizationId where they need access; without it, the owner's console finds the organization
 * @param need what they can't do, in a sentence of its own
 */
export function accessRequest(
  { subject, email, provider }: Asking,
  organizationId: string | undefined,
  need?: string,
): string {
  const link =
    organizationId === undefined
      ? `/give-role${stringifySearch({ subject })}`
      : `/organizations/${organizationId}/iam/role-bindings${stringifySearch({ create: 'binding', subject })}`;
  return `Could you give me a role in our organization?${need ? ` ${need}` : ''} This link opens the form with my account filled in:
${location.origin}${link}

E-mail: ${email}
OIDC provider: ${provider}`;
}
