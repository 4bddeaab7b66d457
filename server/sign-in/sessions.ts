import type { Clock, Ids } from '#domain/host.ts';
import type { User } from '#domain/store/records.ts';
import type { Database } from '#server/database/database.ts';
import type { Queries } from '#server/database/schema.ts';
import { transactionsOf } from '#server/database/transaction.ts';
import { userFromRow } from '#server/database/users.ts';

const minute = 60_000;
const hour = 60 * minute;

/** A session ends after seven days at the latest; unused, after twelve hours. */
export const sessionLife = 7 * 24 * hour;
export const sessionIdleLife = 12 * hour;
const touchEvery = minute;
/** Sessions of one person: more are forgotten browsers, or somebody else's. */
const most = 20;

/** The person of a session. */
export interface SessionUser extends User {
  /** The organization through whose single sign-on the session began; `null`: through the installation's own provider. */
  readonly organizationId: string | null;
}

/** The sessions. Only the browser knows a session's ID: the database holds its digest, which can't be used to sign in. */
export interface Sessions {
  /**
   * Starts a session and returns its ID. A person has at most 20: the oldest end.
   * @param organizationId through whose single sign-on the person came; `undefined`: through the installation's own provider
   */
  start(userId: string, organizationId?: string): Promise<string>;
  /** Whose session it is, if it is still valid; notes that it is in use. */
  userOf(id: string): Promise<SessionUser | undefined>;
  /** Ends it: from then on the ID is useless. */
  end(id: string): Promise<void>;
  /** Ends it in a minute, for requests that are under way with it. */
  endSoon(id: string): Promise<void>;
  /** Ends all sessions of this person. */
  endOf(userId: string): Promise<void>;
  /** Ends all sessions that began through an organization's single sign-on. */
  endThrough(organizationId: string): Promise<void>;
  removeEnded(): Promise<void>;
}

export function createSessions(database: Database, clock: Clock, ids: Ids): Sessions {
  const { queries } = database;
  const inTransaction = transactionsOf(database);
  const now = () => clock().getTime();
  return {
    async start(userId, organizationId) {
      const id = ids.secret();
      const at = now();
      const times = { createdAt: at, lastSeenAt: at, expiresAt: at + sessionLife };
      const row = { idHash: await ids.digest(id), userId, organizationId: organizationId ?? null, ...times };
      await inTransaction(async (tx) => {
        await endOldest(tx, userId, most - 1);
        await tx.insertInto('sessions').values(row).execute();
      });
      return id;
    },

    async userOf(id) {
      const idHash = await ids.digest(id);
      const row = await queries
        .selectFrom('sessions')
        .innerJoin('users', 'users.id', 'sessions.userId')
        .leftJoin('singleSignOn', 'singleSignOn.organizationId', 'sessions.organizationId')
        .selectAll('users')
        .select(['sessions.lastSeenAt', 'sessions.organizationId'])
        .where('idHash', '=', idHash)
        .where('expiresAt', '>', now())
        .where('lastSeenAt', '>', now() - sessionIdleLife)
        // Through single sign-on, only as long as it stays on, and for people of the name that it has.
        .where((where) =>
          where.or([
            where('sessions.organizationId', 'is', null),
            where.and([
              where('singleSignOn.identifier', '=', where.ref('users.provider')),
              where('singleSignOn.enabledAt', '<=', where.ref('sessions.createdAt')),
            ]),
          ]),
        )
        .executeTakeFirst();
      if (!row) return undefined;
      const { lastSeenAt, organizationId, ...user } = row;
      if (now() - lastSeenAt >= touchEvery) await touch(queries, idHash, now());
      return { ...userFromRow(user), organizationId };
    },

    async end(id) {
      await queries
        .deleteFrom('sessions')
        .where('idHash', '=', await ids.digest(id))
        .execute();
    },

    async endSoon(id) {
      await queries
        .updateTable('sessions')
        .set({ expiresAt: now() + minute })
        .where('idHash', '=', await ids.digest(id))
        .where('expiresAt', '>', now() + minute)
        .execute();
    },

    async endOf(userId) {
      await queries.deleteFrom('sessions').where('userId', '=', userId).execute();
    },

    async endThrough(organizationId) {
      await queries.deleteFrom('sessions').where('organizationId', '=', organizationId).execute();
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

/** Ends all sessions of a person but the newest. */
async function endOldest(queries: Queries, userId: string, kept: number): Promise<void> {
  const newest = queries
    .selectFrom('sessions')
    .select('idHash')
    .where('userId', '=', userId)
    .orderBy('createdAt', 'desc')
    .orderBy('idHash')
    .limit(kept);
  await queries.deleteFrom('sessions').where('userId', '=', userId).where('idHash', 'not in', newest).execute();
}
