import { hasHiddenCharacters, visiblePart } from '#domain/rules/hidden-characters.ts';

/** Longest name, in code points. */
export const maxNameLength = 100;

/** The longest text that is checked, in UTF-16 code units: several typed characters may become one. */
const longestRaw = 4 * maxNameLength;

/** An accepted name, as it is stored; or why it was refused, in words for the person who typed it. */
export type NameCheck = { readonly ok: true; readonly name: string } | { readonly ok: false; readonly reason: string };

/**
 * Characters that break or reorder text: control characters, lone surrogates, line separators, bidi controls and zero-width
 * spaces. Also U+FFFD: databases and decoders use it for anything unreadable, so two different texts could both become it.
 */
const forbidden = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFFD]/u;
const visible = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** Whether the text has characters that reorder or break text. Names must meet more rules: see `checkName`. */
export function hasForbiddenCharacters(text: string): boolean {
  return forbidden.test(text);
}

/**
 * Checks names of service accounts, roles and tokens: trimmed, in Unicode NFC, 1 to 100 code points, no invisible
 * characters: with one of those, somebody could create a second “agent” and get what was meant for the first. Compare new
 * names with `readAlike`, references to existing names with `===`; upper and lower case differ.
 */
export function checkName(raw: string): NameCheck {
  // Normalizing takes quadratic time for marks out of order: a long name would block the whole server.
  if (raw.length > longestRaw) return { ok: false, reason: `Use at most ${maxNameLength} characters.` };
  const name = raw.trim().normalize('NFC');
  if (name === '') return { ok: false, reason: 'Enter a name.' };
  const length = Array.from(name).length;
  if (length > maxNameLength) {
    return { ok: false, reason: `Use at most ${maxNameLength} characters; this name has ${length}.` };
  }
  if (!visible.test(visiblePart(name))) return { ok: false, reason: 'Use at least one character that can be seen.' };
  if (hasForbiddenCharacters(name) || hasHiddenCharacters(name)) {
    return { ok: false, reason: 'Remove the control or invisible characters from the name.' };
  }
  return { ok: true, name };
}
