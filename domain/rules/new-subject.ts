import { checkEmail } from '#domain/rules/check-email.ts';
import { checkName } from '#domain/rules/name.ts';
import { isProviderName, providerNameWords } from '#domain/rules/provider-name.ts';
import { serviceAccountSubject, userSubject } from '#domain/rules/subject.ts';

/** An accepted subject, as it is stored; or why it was refused, in words for the person who typed it. */
export type SubjectCheck =
  | { readonly ok: true; readonly subject: string }
  | { readonly ok: false; readonly reason: string };

/**
 * Checks the subject of a new role binding: only `user:<provider>:<e-mail>` and `serviceaccount:<name>`; older forms are
 * only read. E-mails become lower case, as at sign-in: a binding in another spelling would never match. The provider must
 * have a valid name: with a look-alike, the binding would seem to belong to a person who doesn't have it.
 */
export function checkNewSubject(raw: string): SubjectCheck {
  const [, form, rest = ''] = /^(user|serviceaccount):(.*)$/su.exec(raw) ?? [];
  if (form === 'serviceaccount') return checkServiceAccount(rest);
  if (form === 'user') return checkUser(rest);
  return { ok: false, reason: 'Use user:<provider>:<e-mail> or serviceaccount:<name>.' };
}

function checkServiceAccount(rawName: string): SubjectCheck {
  const name = checkName(rawName);
  return name.ok ? { ok: true, subject: serviceAccountSubject(name.name) } : name;
}

function checkUser(rest: string): SubjectCheck {
  const colon = rest.indexOf(':');
  const provider = rest.slice(0, colon);
  if (colon < 1) return { ok: false, reason: 'Name the provider that the person signs in with.' };
  if (!isProviderName(provider)) return { ok: false, reason: `Name the provider with ${providerNameWords}.` };
  const email = checkEmail(rest.slice(colon + 1).trim());
  return email.ok ? { ok: true, subject: userSubject(provider, email.email) } : email;
}
