import {
  CamelCasePlugin,
  type DatabaseConnection,
  Kysely,
  PostgresAdapter,
  PostgresDialect,
  type PostgresPool,
  sql,
} from 'kysely';
import { Client, Pool, type PoolClient, type PoolConfig, types } from 'pg';
import type { OpenEngine } from '#server/database/database.ts';
import { type Outage, outageOf } from '#server/database/outage.ts';
import { readPostgresAddress } from '#server/database/postgres-address.ts';
import { driverSetback, publicFailure, setbackOf } from '#server/database/postgres-failures.ts';
import type { Queries, Tables } from '#server/database/schema.ts';
import { toItsEnd } from '#server/database/transaction.ts';
import { WithoutNul } from '#server/database/without-nul.ts';

const patience = 20_000; // ms that a query may take

/** Of the transaction, and not of the session, which a pooler in transaction mode hands from one program to another. */
const begin = beginWith('serializable');
const beginInBackground = beginWith('read committed');

function beginWith(isolation: string): string {
  return [
    `begin isolation level ${isolation}`,
    `set local statement_timeout = ${patience - 5_000}`,
    'set local idle_in_transaction_session_timeout = 30000',
  ].join(';');
}

/** Held until the end of the transaction; every version of this program asks for the same one. */
const migrationLock = sql`7070, 8080`;

/**
 * Opens a pool of connections. Connects at the first query, except to find out whether the server has TLS, where the address
 * leaves that to the server. Tells an operator when the database is away and when it is back. Throws for an address that can't
 * be read.
 */
export async function openPostgres(url: string, tell: (words: string) => void): Promise<OpenEngine> {
  const { place, mayBePlain, ...address } = readPostgresAddress(url);
  const settings: PoolConfig = {
    ...Object.fromEntries(Object.entries(address).filter(([, value]) => value !== undefined)),
    max: 10,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    types: { getTypeParser },
  };
  if (mayBePlain && (await isWithoutTls(settings))) settings.ssl = false;
  const queries = lasting({ ...settings, query_timeout: patience }, outageOf(tell));
  return {
    engine: 'postgres',
    place,
    queries,
    begin,
    setbackOf,
    async alone(work, waits) {
      // Connections of its own: nothing here has a time limit, and what goes wrong is told to the operator as it is.
      const patient = kyselyOver(poolOf({ ...settings, max: 1 }));
      try {
        await patient.connection().execute((connection) => runAlone(connection, work, waits));
      } finally {
        await patient.destroy();
      }
    },
    inBackground: (work) =>
      queries.connection().execute(async (connection) => {
        await sql.raw(beginInBackground).execute(connection);
        await toItsEnd(connection, () => work(connection), setbackOf);
      }),
    close: () => queries.destroy(),
  };
}

async function runAlone(
  connection: Queries,
  work: (queries: Queries) => Promise<void>,
  waits: () => void,
): Promise<void> {
  // At the default level of isolation, a statement sees all that was committed before it: also while we waited.
  await sql`begin isolation level read committed`.execute(connection);
  await toItsEnd(connection, async () => {
    for (const timeout of ['statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout']) {
      await sql`set local ${sql.raw(timeout)} = 0`.execute(connection);
    }
    const locked = sql<{ locked: boolean }>`select pg_try_advisory_xact_lock(${migrationLock}) as locked`;
    if (!(await locked.execute(connection)).rows[0]?.locked) {
      waits();
      await sql`select pg_advisory_xact_lock(${migrationLock})`.execute(connection);
    }
    await work(connection);
  });
}

/**
 * Queries that outlive a failover: callers are told to try again while the database can't be reached, and once a connection
 * was lost, or turned out to be read-only, every older one is replaced before it is used.
 */
function lasting(settings: PoolConfig, outage: Outage): Queries {
  const pool = poolOf(settings);
  const born = new WeakMap<PoolClient, number>();
  let trustedSince = 0;
  pool.on('connect', (client) => void born.set(client, performance.now()));
  const failure = (error: unknown) => {
    if (driverSetback(error) === 'lost') {
      trustedSince = performance.now();
      outage.noticed(error);
    }
    return publicFailure(error);
  };
  const connect = async (): Promise<PoolClient> => {
    const client = await pool.connect().catch((error: unknown) => {
      if (driverSetback(error) === 'lost') outage.noticed(error);
      throw publicFailure(error);
    });
    if ((born.get(client) ?? 0) >= trustedSince) return client;
    client.release(true);
    return connect();
  };
  const watch = async (connection: DatabaseConnection) => {
    const execute = connection.executeQuery.bind(connection);
    connection.executeQuery = async <Row>(query: Parameters<typeof execute>[0]) => {
      try {
        const result = await execute<Row>(query);
        outage.over();
        return result;
      } catch (error) {
        throw failure(error);
      }
    };
  };
  return kyselyOver({ connect, end: () => pool.end() }, watch);
}

function poolOf(settings: PoolConfig): Pool {
  const pool = new Pool(settings);
  // The pool replaces connections that break, idle or released; without a listener, the error would end the process. Nobody
  // else listens between two queries of a transaction, whose next query fails.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => void client.on('error', () => undefined));
  return pool;
}

function kyselyOver(
  pool: PostgresPool,
  onCreateConnection: (connection: DatabaseConnection) => Promise<void> = async () => {},
): Queries {
  return new Kysely<Tables>({
    dialect: new TransactionLockedDialect({ pool, onCreateConnection }),
    plugins: [new CamelCasePlugin(), new WithoutNul()],
  });
}

/** Asks the server. One that can't be reached is no answer: the first query will say so. */
async function isWithoutTls(settings: PoolConfig): Promise<boolean> {
  const client = new Client(settings);
  client.on('error', () => undefined);
  try {
    await client.connect();
    return false;
  } catch (error) {
    return error instanceof Error && error.message === 'The server does not support SSL connections';
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Times and byte counts are 64-bit integers far below 2^53; without this they would arrive as text. */
const getTypeParser: typeof types.getTypeParser = (type, format) =>
  type === types.builtins.INT8 ? Number : types.getTypeParser(type, format);

/**
 * Kysely's Migrator locks the session, which a pooler in transaction mode would hand to another program with the lock in it.
 * We hold a lock of the transaction instead: see `runAlone`.
 */
class TransactionLockedDialect extends PostgresDialect {
  override createAdapter(): PostgresAdapter {
    return new TransactionLockedAdapter();
  }
}

class TransactionLockedAdapter extends PostgresAdapter {
  override async acquireMigrationLock(): Promise<void> {}
  override async releaseMigrationLock(): Promise<void> {}
}
