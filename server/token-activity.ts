import type { Store } from '#domain/store/store.ts';
import { createBackgroundWrites } from '#server/background-writes.ts';

const atMostEvery = 60_000; // ms
const mostRemembered = 20_000;

/** What was noted last of something, and when. */
interface Noted {
  readonly what: string;
  readonly at: Date;
}

/** Notes what was seen of tokens in memory, so that no call waits for the database. */
export interface TokenActivity extends Pick<Store, 'noteTokenUse' | 'noteTokenRefusal'> {
  /** Writes what is noted and not written yet. Throws what the database throws; what could not be written stays noted. */
  flush(): Promise<void>;
}

/**
 * Writes once a second, and the same at most once a minute: the first use of a token shows at once, and a busy client costs
 * the database one write a minute. What must be written still is written at `flush`, which must be called at the end; a
 * process that is killed loses that second. What can't be written is reported and stays noted for the next time.
 */
export function createTokenActivity(
  store: Pick<Store, 'noteTokenUse' | 'noteTokenRefusal'>,
  report: (error: unknown) => void,
): TokenActivity {
  const due = new Map<string, () => Promise<void>>();
  const noted = new Map<string, Noted>(); // the oldest first

  const note = (key: string, what: string, at: Date, write: () => Promise<void>) => {
    const last = noted.get(key);
    const age = last?.what === what ? at.getTime() - last.at.getTime() : Infinity;
    if (age >= 0 && age < atMostEvery) return;
    remember(key, { what, at });
    due.set(key, write); // in place of one that is not written yet
    soon();
  };
  const remember = (key: string, latest: Noted) => {
    noted.delete(key);
    noted.set(key, latest);
    const [oldest] = noted.keys();
    if (noted.size > mostRemembered && oldest !== undefined) noted.delete(oldest);
  };
  const writeDue = async (key: string) => {
    const write = due.get(key);
    if (!write) return;
    due.delete(key);
    await write().catch((error: unknown) => {
      if (!due.has(key)) due.set(key, write);
      throw error;
    });
  };
  const writeAll = async () => {
    const keys = [...due.keys()]; // what is noted meanwhile waits for the next time
    for (const key of keys) await writeDue(key);
  };
  const { soon, flush } = createBackgroundWrites(writeAll, () => due.size > 0, report);
  return {
    async noteTokenUse(use) {
      const { tokenId, projectId, permission, lastUsedAt } = use;
      note(`${tokenId} used ${projectId} ${permission}`, '', lastUsedAt, () => store.noteTokenUse(use));
    },
    // Refusals of one kind replace each other, so a client that asks for ever new projects costs one write a second.
    async noteTokenRefusal(refusal) {
      const { tokenId, kind, projectId, permission, refusedAt } = refusal;
      note(`${tokenId} ${kind}`, `${projectId} ${permission}`, refusedAt, () => store.noteTokenRefusal(refusal));
    },
    flush,
  };
}
