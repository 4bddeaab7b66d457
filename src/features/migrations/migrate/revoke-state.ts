import { type ClientKind, clients } from '#domain/rules/clients.ts';

/** What is known of the two tokens. */
export interface Uses {
  /** Last proper use of the API token. `undefined`: none yet. */
  readonly newUse: Date | undefined;
  /** Last use of the legacy token. `undefined`: never; `unknown`: this backend doesn't tell. */
  readonly oldUse: Date | undefined | 'unknown';
  /** When that was read: of a use since then, nobody here knows. */
  readonly readAt: Date;
}

/** Whether the legacy token can go: `ready`, or what to wait for. */
export type RevokeState =
  | { readonly kind: 'ready' }
  /** The API token hasn't been used yet. */
  | { readonly kind: 'unused' }
  /** The legacy token was used too recently: it counts as silent from `until` on. */
  | { readonly kind: 'in-use'; readonly until: Date }
  /** Nobody can tell whether the legacy token is silent. */
  | { readonly kind: 'unknown' };

/**
 * The legacy token can go once the API token was used and the legacy token has been silent for as long as a client of this
 * kind can be while it works, up to when its last use was read: a page that can't read, or slept, has seen no silence since. A
 * last use after that comes from a clock that is ahead: it counts as a use.
 */
export function revokeState({ newUse, oldUse, readAt }: Uses, kind: ClientKind): RevokeState {
  if (!newUse) return { kind: 'unused' };
  if (oldUse === 'unknown') return { kind: 'unknown' };
  if (!oldUse) return { kind: 'ready' };
  const until = new Date(oldUse.getTime() + clients[kind].silence);
  return until <= readAt ? { kind: 'ready' } : { kind: 'in-use', until };
}
