/**
 * What this backend offers beyond the public API: the names that GetCapabilities returns. Each is a service in a package of
 * ours, which the console calls only if the name is listed.
 */
export const capabilities = [
  'own-access',
  'update-role',
  'people',
  'activity',
  'migrations',
  'single-sign-on',
  'ledger',
  'leave-organization',
] as const;

export type Capability = (typeof capabilities)[number];
