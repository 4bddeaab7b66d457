/** The valid names of providers, in words for the person who typed one. */
export const providerNameWords = '1 to 50 lower-case letters, digits, dots, dashes or underscores';

/**
 * Whether an OIDC provider can have this name in subjects. Only ASCII, where no two letters look alike, and no colon, which
 * would end the name early.
 */
export function isProviderName(text: string): boolean {
  return /^[a-z0-9][a-z0-9._-]{0,49}$/u.test(text);
}
