import type { MigrateSearch } from '../migrations-search.ts';

/** The steps in their order. */
export const stepIds = ['client', 'account', 'make', 'configure', 'watch', 'revoke'] as const;
export type StepId = (typeof stepIds)[number];

/** `now`: can be done; `later`: another comes first. */
export type StepState = 'done' | 'now' | 'later';

/** What decides beside the address. */
export interface Progress {
  /** The API token was used as it should be. */
  readonly isUsed: boolean;
  /** The legacy token is revoked, or there was none. */
  readonly isRevoked: boolean;
  readonly isEnded: boolean;
}

/** How far a migration is. The address alone decides until the token is made; a step whose predecessor is open waits. */
export function stepStates(search: MigrateSearch, progress: Progress): Readonly<Record<StepId, StepState>> {
  const isMade = search.token !== undefined;
  const hasClient = search.for !== undefined;
  const hasAccount = hasClient && search.account !== undefined;
  return {
    client: hasClient ? 'done' : 'now',
    account: hasAccount ? 'done' : hasClient ? 'now' : 'later',
    make: isMade ? 'done' : hasAccount ? 'now' : 'later',
    configure: isMade ? (progress.isUsed || progress.isEnded ? 'done' : 'now') : 'later',
    watch: isMade ? (progress.isUsed ? 'done' : 'now') : 'later',
    revoke: isMade ? (progress.isRevoked && progress.isEnded ? 'done' : 'now') : 'later',
  };
}

/** The address with another answer: what came after it in the flow, and depended on it, is dropped. */
export function withClient(search: MigrateSearch, kind: MigrateSearch['for']): MigrateSearch {
  return { from: search.from, for: kind, account: search.account === 'new' ? 'new' : undefined };
}

/** The address before anything was made, to begin again with the same answers. */
export function beforeMade({ from, for: kind }: MigrateSearch): MigrateSearch {
  return { from, for: kind };
}
