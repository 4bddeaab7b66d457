import type { Clock, Host } from '#domain/host.ts';
import type { Store } from '#domain/store/store.ts';
import { createApi } from '#server/browser/api.ts';
import { createApp } from '#server/browser/app.ts';
import { namingDataPlane, readConsole } from '#server/browser/console-files.ts';
import { createConsole } from '#server/browser/console.ts';
import { health } from '#server/browser/health.ts';
import { localHosts } from '#server/browser/host-check.ts';
import type { Config } from '#server/config.ts';
import { type Database, openDatabase } from '#server/database/database.ts';
import { migrate } from '#server/database/migrate.ts';
import { createSqlStore } from '#server/database/sql-store.ts';
import { createEdge } from '#server/edge/edge.ts';
import { layFirstRecords } from '#server/first-records.ts';
import { nodeIds } from '#server/ids.ts';
import { closableEdge, closeServer, createBrowserServer, listen } from '#server/listening.ts';
import type { Log } from '#server/log.ts';
import { createProfileMeter } from '#server/profile-meter.ts';
import { createAuthRoutes } from '#server/sign-in/auth-routes.ts';
import { prepareSignIn } from '#server/sign-in/prepare-sign-in.ts';
import { sessionCaller } from '#server/sign-in/session-caller.ts';
import { createSessions } from '#server/sign-in/sessions.ts';

const hour = 60 * 60 * 1000;

export interface Surroundings {
  readonly clock: Clock;
  readonly log: Log;
  /** The folder of the built console. */
  readonly consoleFolder: string;
}

/** A running server. */
export interface Backend {
  /** The origin that browsers see. */
  readonly origin: string;
  readonly port: number;
  readonly grpcPort: number;
  /** The database's location, safe to log. */
  readonly place: string;
  /** Whether the database was empty and has now got its first records. */
  readonly laid: boolean;
  /** Finishes the requests under way and closes the database. */
  close(): Promise<void>;
}

/** Opens the database and both ports. Throws with a message for people if one of them fails. */
export async function startBackend(config: Config, { clock, log, consoleFolder }: Surroundings): Promise<Backend> {
  const database = await openMigrated(config);
  const closing: (() => Promise<unknown>)[] = [() => database.close()];
  const close = async () => {
    for (const end of closing.splice(0).toReversed()) await end();
  };
  try {
    const sql = createSqlStore(database);
    const meter = createProfileMeter(
      (projectId, bytes) => sql.addProfileBytes(projectId, bytes),
      (error) => log.error(error, 'profile totals'),
    );
    closing.push(() => meter.flush());
    const store: Store = { ...sql, addProfileBytes: async (projectId, bytes) => meter.add(projectId, bytes) };
    const sessions = createSessions(database.queries, clock, nodeIds);
    const provider = config.signIn.kind === 'oidc' ? config.signIn.providerName : 'dev';
    const host: Host = {
      store,
      clock,
      ids: nodeIds,
      providers: [provider],
      identify: (header) => sessionCaller(sessions, provider, header),
      endSessions: (userId) => sessions.endOf(userId),
      report: (error, requestId) => log.error(error, requestId),
    };
    const laid = await layFirstRecords(host, config.signIn);

    const edge = createEdge(host);
    const closeEdge = closableEdge(edge);
    const grpcPort = await listen(edge, config.host, config.grpcPort, 'GRPC_PORT');
    closing.push(closeEdge);

    const browsers = createBrowserServer();
    const port = await listen(browsers, config.host, config.port, 'PORT');
    closing.push(() => closeServer(browsers));
    const origin = config.publicUrl ?? `http://localhost:${port}`;
    const { developmentProvider, ...signIn } = prepareSignIn(config.signIn, origin);
    const app = createApp({
      origin,
      hosts: developmentProvider && localHosts(port, origin),
      api: createApi(host),
      auth: createAuthRoutes({ ...host, ...signIn, origin, sessions, providerName: provider }),
      developmentProvider,
      console: createConsole(
        namingDataPlane(readConsole(consoleFolder), config.dataPlaneUrl ?? ownEdge(origin, grpcPort)),
      ),
      health: () => health(database),
      log,
      requestId: () => nodeIds.uuid(),
    });
    browsers.on('request', app);

    await sessions.removeEnded();
    const sweep = setInterval(() => void sessions.removeEnded().catch((error) => log.error(error, 'sweep')), hour);
    sweep.unref();
    closing.push(async () => clearInterval(sweep));
    return { origin, port, grpcPort, place: database.place, laid, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Our own edge, by the host name of the console. Only for a name of this machine, because the edge has no TLS. */
function ownEdge(origin: string, grpcPort: number): string {
  return `http://${new URL(origin).hostname}:${grpcPort}`;
}

async function openMigrated(config: Config): Promise<Database> {
  let database: Database | undefined;
  try {
    database = await openDatabase(config.database);
    await migrate(database);
    return database;
  } catch (error) {
    await database?.close();
    throw new Error(`The database can't be used: ${reasonOf(error)}. DATABASE_URL says where it is.`, { cause: error });
  }
}

/** For a host with several addresses, Node reports a refused connection by its code only. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.message || ('code' in error ? String(error.code) : error.name);
}
