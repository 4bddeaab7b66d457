import { normalEmail } from '#domain/rules/email.ts';

/** Who a subject refers to. `raw` subjects have no known form and are shown as they are. */
export type Subject =
  | { readonly kind: 'user'; readonly provider: string; readonly id: string }
  | { readonly kind: 'serviceaccount'; readonly name: string }
  | { readonly kind: 'system' }
  | { readonly kind: 'raw'; readonly raw: string };

const userForms = new Set(['user', 'oidc', 'oidc_user']);

/**
 * Parses `user:<provider>:<e-mail>`, the older `oidc:` and `oidc_user:` forms, `serviceaccount:<name>` and `system`. IDs
 * contain colons, so at most the first two split. Anything else is returned as `raw`.
 */
export function parseSubject(subject: string): Subject {
  if (subject === 'system') return { kind: 'system' };
  const [form, rest] = cut(subject);
  if (form === 'serviceaccount' && rest) return { kind: 'serviceaccount', name: rest };
  const [provider, id] = cut(rest);
  if (userForms.has(form) && provider && id) return { kind: 'user', provider, id };
  return { kind: 'raw', raw: subject };
}

/** The parts of a person's subject that identify their account. */
export interface PersonKey {
  readonly provider: string;
  readonly email: string;
}

/**
 * Whose subject it is, if a signed-in person can have it. Older forms (`oidc:…`) and other spellings match no caller. There
 * may be no such account, and the provider may be none of the host's.
 */
export function personOf(subject: string): PersonKey | undefined {
  const parsed = parseSubject(subject);
  if (parsed.kind !== 'user' || subject !== userSubject(parsed.provider, parsed.id)) return undefined;
  return { provider: parsed.provider, email: parsed.id };
}

/** The subject of a human. E-mails compare without case, so the subject holds them in lower case. */
export function userSubject(provider: string, email: string): string {
  return `user:${provider}:${normalEmail(email)}`;
}

/** The subject of a service account. It holds the name, not the id: names are unique in an organization. */
export function serviceAccountSubject(name: string): string {
  return `serviceaccount:${name}`;
}

function cut(text: string): [head: string, tail: string] {
  const colon = text.indexOf(':');
  return colon < 0 ? [text, ''] : [text.slice(0, colon), text.slice(colon + 1)];
}
