import { hasHiddenCharacters, visiblePart } from '#domain/rules/hidden-characters.ts';

/** Longest name, in code points. */
export const maxNameLength = 100;

/** Longest text that is looked at, in UTF-16 code units: a character may be typed as several that become one. */
const longestRaw = 4 * maxNameLength;

/** A name that was accepted, as it is stored; or why it was refused, in words for the person who typed it. */
export type NameCheck = { readonly ok: true; readonly name: string } | { readonly ok: false; readonly reason: string };

/**
 * Control characters, lone surrogates, line separators, bidi controls and zero-width spaces: what breaks or reorders
 * text. U+FFFD too: databases and decoders put it where they found something unreadable, so two different texts can
 * both become it.
 */
const forbidden = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFFD]/u;
const visible = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** Whether the text holds characters that reorder or break what people read. Names are held to more: see `checkName`. */
export function hasForbiddenCharacters(text: string): boolean {
  return forbidden.test(text);
}

/**
 * Names of service accounts, roles and tokens: trimmed, in Unicode NFC, 1 to 100 code points, without characters that
 * cannot be seen: whoever makes “agent” with one more of those could be given what was meant for “agent”. Compare new
 * names with `readAlike`, and references to names that are there with `===`; upper and lower case differ.
 */
export function checkName(raw: string): NameCheck {
  // Normalizing takes quadratic time for marks out of order: a long name would stop the whole server.
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
