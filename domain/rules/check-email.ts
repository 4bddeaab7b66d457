import { normalEmail } from '#domain/rules/email.ts';

/** Longest e-mail address, in characters. */
const longest = 254;

/** An accepted e-mail address, as it is stored; or why it was refused, in words for the person who typed it. */
export type EmailCheck =
  | { readonly ok: true; readonly email: string }
  | { readonly ok: false; readonly reason: string };

/**
 * Checks the e-mail address of a person, for everything that one can be for: a role, a sign-in, the first owner. One @, a
 * domain with a dot, and printable ASCII alone, where no two letters look alike. Not trimmed: at a sign-in, cutting could turn
 * one person into another.
 */
export function checkEmail(text: string): EmailCheck {
  if (text.length > longest || !/^[^@\s]+@[^@\s]+\.[^@\s]+$/u.test(text)) {
    return { ok: false, reason: 'Enter an e-mail address, such as ada@example.com.' };
  }
  if (!/^[\x21-\x7E]+$/u.test(text)) {
    return { ok: false, reason: 'Use only letters a to z, digits and common signs in the e-mail address.' };
  }
  return { ok: true, email: normalEmail(text) };
}

/** Whether a text is meant as an e-mail address, right or not: to tell it from a name or a subject. */
export function readsAsEmail(text: string): boolean {
  return /^[^@\s]+@[^@\s]+$/u.test(text);
}
