import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { webIds } from '#domain/ids.ts';
import type { User } from '#domain/store/records.ts';
import type { Database } from '#server/database/database.ts';
import { createSqlStore } from '#server/database/sql-store.ts';
import { createSessions, sessionIdleLife, sessionLife, type Sessions } from '#server/sign-in/sessions.ts';
import { openTestDatabase, openTestSchema } from '#server/testing/test-database.ts';
import { findPostgres } from '#server/testing/test-postgres.ts';

const start = Date.UTC(2026, 0, 1);
const minute = 60_000;
const hour = 60 * minute;
const ada: User = {
  id: 'b7d6f4f2-0000-4000-8000-000000000001',
  provider: 'dev',
  email: 'ada@acme.example',
  name: 'Ada',
  createdAt: new Date(start),
  lastLoginAt: new Date(start),
  updatedAt: null,
  issuer: null,
  sub: null,
};

const source = findPostgres(process.env);
const why = source.missing === undefined ? '' : ` (skipped: ${source.missing})`;

describe.each([
  { engine: 'SQLite', open: openTestDatabase, isMissing: false },
  { engine: `PostgreSQL${why}`, open: () => openTestSchema(source, 'sessions'), isMissing: why !== '' },
])('on $engine', ({ open, isMissing }) => {
  let database: Database;
  let sessions: Sessions;
  let now: number;

  beforeAll(async () => {
    if (!isMissing) database = await open();
  }, 60_000);
  afterAll(() => (isMissing ? undefined : database.close()));
  beforeEach(async () => {
    now = start;
    await database.queries.deleteFrom('sessions').execute();
    await database.queries.deleteFrom('users').execute();
    await createSqlStore(database).transaction((tx) => tx.users.save(ada));
    sessions = createSessions(database, () => new Date(now), webIds);
  });

  const rows = () => database.queries.selectFrom('sessions').selectAll().execute();

  describe.skipIf(isMissing)('a session', () => {
    it('says who has it, and nobody for any other id', async () => {
      const id = await sessions.start(ada.id);
      expect(await sessions.userOf(id)).toMatchObject(ada);
      expect(await sessions.userOf(id.replace(/.$/, (last) => (last === '0' ? '1' : '0')))).toBeUndefined();
      expect(await sessions.userOf('')).toBeUndefined();
    });

    it('has an id of 256 bits that the database does not know', async () => {
      const id = await sessions.start(ada.id);
      expect(id).toMatch(/^[0-9a-f]{64}$/);
      expect(JSON.stringify(await rows())).not.toContain(id);
      expect((await rows())[0]?.idHash).toBe(await webIds.digest(id));
    });

    it('is over when it is ended, and only it', async () => {
      const [first, second] = [await sessions.start(ada.id), await sessions.start(ada.id)];
      await sessions.end(first);
      expect(await sessions.userOf(first)).toBeUndefined();
      expect(await sessions.userOf(second)).toMatchObject(ada);
    });

    it('is over with all others of its person, and with nobody else’s', async () => {
      const bo = { ...ada, id: 'b7d6f4f2-0000-4000-8000-000000000002', email: 'bo@acme.example' };
      await createSqlStore(database).transaction((tx) => tx.users.save(bo));
      const [first, second, other] = [
        await sessions.start(ada.id),
        await sessions.start(ada.id),
        await sessions.start(bo.id),
      ];
      await sessions.endOf(ada.id);
      expect(await sessions.userOf(first)).toBeUndefined();
      expect(await sessions.userOf(second)).toBeUndefined();
      expect(await sessions.userOf(other)).toMatchObject(bo);
    });

    it('ends after twelve hours without use', async () => {
      const id = await sessions.start(ada.id);
      now += sessionIdleLife - 1;
      expect(await sessions.userOf(id)).toMatchObject(ada);
      now += sessionIdleLife;
      expect(await sessions.userOf(id)).toBeUndefined();
    });

    it('ends after seven days, however much it is used', async () => {
      const id = await sessions.start(ada.id);
      for (now += hour; now < start + sessionLife; now += hour) expect(await sessions.userOf(id)).toMatchObject(ada);
      expect(await sessions.userOf(id)).toBeUndefined();
    });

    it('notes its use at most once a minute', async () => {
      const id = await sessions.start(ada.id);
      now += minute - 1;
      await sessions.userOf(id);
      expect((await rows())[0]?.lastSeenAt).toBe(start);
      now += 1;
      await sessions.userOf(id);
      expect((await rows())[0]?.lastSeenAt).toBe(start + minute);
    });

    it('is removed once it has ended', async () => {
      await sessions.start(ada.id);
      now += sessionIdleLife;
      const fresh = await sessions.start(ada.id);
      await sessions.removeEnded();
      expect(await rows()).toHaveLength(1);
      expect(await sessions.userOf(fresh)).toMatchObject(ada);
    });

    it('is one of twenty of its person: the oldest goes, also when many begin at once', async () => {
      const bo = { ...ada, id: 'b7d6f4f2-0000-4000-8000-000000000002', email: 'bo@acme.example' };
      await createSqlStore(database).transaction((tx) => tx.users.save(bo));
      const other = await sessions.start(bo.id);
      const ids: string[] = [];
      for (; ids.length < 19; now += 1) ids.push(await sessions.start(ada.id));
      ids.push(...(await Promise.all([1, 2, 3].map(() => sessions.start(ada.id)))));
      const whose = await Promise.all(ids.map((id) => sessions.userOf(id)));
      expect(whose.map((user) => user !== undefined)).toEqual(ids.map((_, index) => index > 1));
      expect(await sessions.userOf(other)).toMatchObject(bo);
    });

    it('may end a minute later, and never later than it would have', async () => {
      const [soon, old] = [await sessions.start(ada.id), await sessions.start(ada.id)];
      await sessions.endSoon(soon);
      now += minute - 1;
      expect(await sessions.userOf(soon)).toMatchObject(ada);
      now += 1;
      expect(await sessions.userOf(soon)).toBeUndefined();
      for (; now < start + sessionLife - minute; now += hour) await sessions.userOf(old);
      await sessions.endSoon(old);
      expect((await rows()).every(({ expiresAt }) => expiresAt <= start + sessionLife)).toBe(true);
    });
  });
});
