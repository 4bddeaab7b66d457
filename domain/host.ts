import type { Bookkeeping } from '#domain/billing/bookkeeping.ts';
import type { Caller } from '#domain/caller.ts';
import type { Plan } from '#domain/rules/bill.ts';
import type { SingleSignOnHost } from '#domain/single-sign-on/host.ts';
import type { Invoice } from '#domain/store/records.ts';
import type { Store } from '#domain/store/store.ts';

/** The present moment. */
export type Clock = () => Date;

/** The source of new IDs and secrets. The real one is in `domain/ids.ts`; tests use their own. */
export interface Ids {
  /** A new UUID. */
  uuid(): string;
  /** 32 random bytes as 64 lower-case hex digits. */
  secret(): string;
  /** SHA-256 of the text's UTF-8 bytes, as 64 lower-case hex digits. */
  digest(text: string): Promise<string>;
}

/** Everything that the domain needs from outside. A host adds a way to carry HTTP to the routes. */
export interface Host {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  /** The providers that people can sign in with on this host, by their names in subjects. */
  readonly providers: readonly string[];
  /**
   * Returns the signed-in person of a request, found by the host's own means (a session cookie, a persona). The domain
   * reads tokens in `authorization: Bearer` itself, and calls this only without that header.
   */
  readonly identify: (header: Headers) => Promise<Caller | undefined>;
  readonly singleSignOn: SingleSignOnHost;
  /** Ends all sessions of a person, by the ID of their account. Does nothing where there are none. */
  readonly endSessions: (userId: string) => Promise<void>;
  /** The price that organizations pay; `null` where nothing is billed. */
  readonly plan: Plan | null;
  /** The address of an invoice's PDF; empty where this host makes none. */
  readonly invoicePdf: (invoice: Pick<Invoice, 'organizationId' | 'number'>) => string;
  readonly bookkeeping: Bookkeeping;
  /** Reports an unexpected error, with the request ID that the caller was given. */
  readonly report: (error: unknown, requestId: string) => void;
}
