/** Public limits of the product. */
export const maxServiceAccounts = 50; // per organization
export const maxTokens = 100; // per service account
