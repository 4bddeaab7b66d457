/** Longest e-mail address, in characters. */
export const maxEmailLength = 254;

/**
 * The e-mail address in the one spelling by which people are found: trimmed, A to Z in lower case. Only those:
 * `toLowerCase` also makes a k of the Kelvin sign, and whoever has that address would get another person's roles.
 */
export function normalEmail(raw: string): string {
  return raw.trim().replaceAll(/[A-Z]/gu, (letter) => letter.toLowerCase());
}

/** Whether the text is at most `maxEmailLength` long and holds only printable ASCII, in which no letter has a double. */
export function isPlainEmail(text: string): boolean {
  return text.length <= maxEmailLength && /^[\x21-\x7E]+$/u.test(text);
}
