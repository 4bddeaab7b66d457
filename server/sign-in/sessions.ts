import type { Clock, Ids } from '#domain/host.ts';
import type { User } from '#domain/store/records.ts';
import type { Queries } from '#server/database/schema.ts';
import { userFromRow } from '#server/database/users.ts';

const minute = 60_000;
const hour = 60 * minute;

/** A session ends after seven days at the latest; unused, after twelve hours. */
export const sessionLife = 7 * 24 * hour;
export const sessionIdleLife = 12 * hour;
const touchEvery = minute;

/** The sessions. Only the browser knows a session's ID: the database holds its digest, which can't be used to sign in. */
export interface Sessions {
  /** Starts a session and returns its ID. */
  start(userId: string): Promise<string>;
  /** Whose session it is, if it is still valid; notes that it is in use. */
  userOf(id: string): Promise<User | undefined>;
  /** Ends it: from then on the ID is useless. */
  end(id: string): Promise<void>;
  /** Ends all sessions of this person. */
  endOf(userId: string): Promise<void>;
  removeEnded(): Promise<void>;
}

export function createSessions(queries: Queries, clock: Clock, ids: Ids): Sessions {
  const now = () => clock().getTime();
  return {
    async start(userId) {
      const id = ids.secret();
      const at = now();
      const row = { userId, createdAt: at, lastSeenAt: at, expiresAt: at + sessionLife };
      await queries
        .insertInto('sessions')
        .values({ idHash: await ids.digest(id), ...row })
        .execute();
      return id;
    },

    async userOf(id) {
      const idHash = await ids.digest(id);
      const row = await queries
        .selectFrom('sessions')
        .innerJoin('users', 'users.id', 'sessions.userId')
        .selectAll('users')
        .select('sessions.lastSeenAt')
        .where('idHash', '=', idHash)
        .where('expiresAt', '>', now())
        .where('lastSeenAt', '>', now() - sessionIdleLife)
        .executeTakeFirst();
      if (!row) return undefined;
      const { lastSeenAt, ...user } = row;
      if (now() - lastSeenAt >= touchEvery) await touch(queries, idHash, now());
      return userFromRow(user);
    },

    async end(id) {
      await queries
        .deleteFrom('sessions')
        .where('idHash', '=', await ids.digest(id))
        .execute();
    },

    async endOf(userId) {
      await queries.deleteFrom('sessions').where('userId', '=', userId).execute();
    },

    async removeEnded() {
      await queries
        .deleteFrom('sessions')
        .where((where) =>
          where.or([where('expiresAt', '<=', now()), where('lastSeenAt', '<=', now() - sessionIdleLife)]),
        )
        .execute();
    },
  };
}

async function touch(queries: Queries, idHash: string, at: number): Promise<void> {
  await queries.updateTable('sessions').set({ lastSeenAt: at }).where('idHash', '=', idHash).execute();
}
