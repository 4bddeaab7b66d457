import type { Caller } from '#domain/caller.ts';
import type { Store } from '#domain/store/store.ts';

/** The present moment. */
export type Clock = () => Date;

/** Where fresh ids and secrets come from. `domain/ids.ts` has the real one; tests pass their own. */
export interface Ids {
  /** A new UUID. */
  uuid(): string;
  /** 32 random bytes as 64 lower-case hex digits. */
  secret(): string;
  /** SHA-256 of the text's UTF-8 bytes, as 64 lower-case hex digits. */
  digest(text: string): Promise<string>;
}

/** All that the domain needs from the outside. A host is one of these and a way to carry HTTP to the routes. */
export interface Host {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  /** The providers through which people can sign in to this host, by the names that subjects have for them. */
  readonly providers: readonly string[];
  /**
   * Who sent a request with these headers, by the host's own means (a session cookie, a persona). Tokens are not its
   * business: the domain reads `authorization: Bearer` itself and asks this only when that header is absent.
   */
  readonly identify: (header: Headers) => Promise<Caller | undefined>;
  /** Told of every unexpected error, with the request id that the caller was given. */
  readonly report: (error: unknown, requestId: string) => void;
}
