/** What every API token starts with. */
export const tokenPrefix = 'psc_v1_';

/** Whether the text has the form of an API token: the prefix and 64 lower-case hex digits. */
export function isTokenSecret(text: string): boolean {
  return /^psc_v1_[0-9a-f]{64}$/.test(text);
}
