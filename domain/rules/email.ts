/**
 * The form of an e-mail address that identifies a person: trimmed, with A to Z in lower case. Only these letters:
 * `toLowerCase` also turns the Kelvin sign into a k, so one person could get another's roles.
 */
export function normalEmail(raw: string): string {
  return raw.trim().replaceAll(/[A-Z]/gu, (letter) => letter.toLowerCase());
}
