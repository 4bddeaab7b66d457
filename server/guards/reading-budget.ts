import { tooMuchAtOnce } from '#server/guards/refusals.ts';

/** The bytes that one request makes the server hold. */
export interface Hold {
  /** Counts more bytes. Throws the budget's refusal, and counts nothing, when they are not to be had. */
  take(bytes: number): void;
  /** Gives some of them back. */
  give(bytes: number): void;
  /** Gives back all that is left. */
  release(): void;
}

/** Somebody whom bytes are counted for, such as a token or a connection. */
export interface Owner {
  /** Tells this owner from all others. */
  readonly key: unknown;
  /** The part of the budget that the owner's requests may use together, from 0 to 1. */
  readonly share: number;
}

/** The memory that all requests together may use. */
export interface ReadingBudget {
  /** The bytes held now. */
  readonly held: number;
  /**
   * Starts counting for a request. Its bytes count for everybody and for each owner. An owner's only request may be larger
   * than the share, so that one message can always be sent; nothing is ever larger than the budget.
   */
  open(owners: readonly Owner[]): Hold;
}

interface Account {
  held: number;
  requests: number;
}

/** `most` is the budget in bytes. A request that wants more of it than there is, or than its owners' shares, is refused. */
export function createReadingBudget(most: number): ReadingBudget {
  let held = 0;
  const accounts = new Map<unknown, Account>();

  function accountOf(key: unknown): Account {
    const account = accounts.get(key) ?? { held: 0, requests: 0 };
    accounts.set(key, account);
    account.requests += 1;
    return account;
  }

  return {
    get held() {
      return held;
    },
    open(owners) {
      let mine = 0;
      let isOpen = true;
      const shares = owners.map(({ key, share }) => ({ key, most: share * most, account: accountOf(key) }));
      const count = (bytes: number) => {
        mine += bytes;
        held += bytes;
        for (const { account } of shares) account.held += bytes;
      };
      return {
        take(bytes) {
          if (!isOpen) throw tooMuchAtOnce(); // nobody would give them back
          const isOver = shares.some(
            ({ account, most: share }) => account.requests > 1 && account.held + bytes > share,
          );
          if (isOver || held + bytes > most) throw tooMuchAtOnce();
          count(bytes);
        },
        give: (bytes) => count(-Math.min(bytes, mine)),
        release() {
          if (!isOpen) return;
          isOpen = false;
          count(-mine);
          for (const { key, account } of shares) {
            account.requests -= 1;
            if (account.requests === 0) accounts.delete(key);
          }
        },
      };
    },
  };
}
