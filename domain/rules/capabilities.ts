/**
 * What this backend has beyond the public API, by the names that GetCapabilities answers. Each stands for a service in
 * a package of our own; the console asks such a service only where the name is in the answer.
 */
export const capabilities = ['own-access'] as const;

export type Capability = (typeof capabilities)[number];
