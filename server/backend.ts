import type { Clock, Host } from '#domain/host.ts';
import { isLoopback } from '#domain/rules/loopback.ts';
import { type AppParts, createApp } from '#server/browser/app.ts';
import { health } from '#server/browser/health.ts';
import { localHosts } from '#server/browser/host-check.ts';
import { invoiceAddress } from '#server/browser/invoice-routes.ts';
import { bufferedStore, type BufferedStore } from '#server/buffered-store.ts';
import { type Closing, createClosing, tryFor } from '#server/closing.ts';
import type { Config } from '#server/config.ts';
import { type ConnectionShares, shareConnections } from '#server/connection-shares.ts';
import { type Database, openDatabase } from '#server/database/database.ts';
import { demoKey } from '#server/database/demo-key.ts';
import { blankEnded } from '#server/database/invites.ts';
import { migrate } from '#server/database/migrate.ts';
import { reasonOf } from '#server/database/outage.ts';
import { createTokenSeal, type TokenSeal } from '#server/database/token-seal.ts';
import { removeOldMeters } from '#server/database/usage-batches.ts';
import { createEdge } from '#server/edge/edge.ts';
import { layFirstRecords } from '#server/first-records.ts';
import { nodeIds } from '#server/ids.ts';
import { connectionShare } from '#server/limits.ts';
import { closableEdge, closeServer, createBrowserServer, listen } from '#server/listening.ts';
import { type Log, reportTo } from '#server/log.ts';
import { bookkeepingIn, closeMonthsAndTell, warnOfUnbilledMonths } from '#server/month-closing.ts';
import { cookiesOf } from '#server/sign-in/cookies.ts';
import { movedProvider } from '#server/sign-in/moved-provider.ts';
import { prepareSignIn } from '#server/sign-in/prepare-sign-in.ts';
import { sessionCaller } from '#server/sign-in/session-caller.ts';
import { createSessions, type Sessions } from '#server/sign-in/sessions.ts';
import type { GuardOptions } from '#server/single-sign-on/guarded-fetch.ts';
import { createSetupClients } from '#server/single-sign-on/setup-clients.ts';
import { singleSignOnHost } from '#server/single-sign-on/single-sign-on-host.ts';
import { inNetworks } from '#server/trusted-proxies.ts';

const hour = 60 * 60 * 1000;
const lastWrites = 15_000; // ms in which a database may come back at the end

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
  /** Whether links of invites can be copied again later: not without a key. */
  readonly keepsLinks: boolean;
  /** Finishes the requests under way and closes the database. */
  close(): Promise<void>;
}

/** Opens the database and both ports. Throws with a message for people if one of them fails. */
export async function startBackend(config: Config, surroundings: Surroundings): Promise<Backend> {
  const { clock, log } = surroundings;
  const closing = createClosing((error) => log.error({ err: error }, 'Something could not be closed.'));
  try {
    const { database, key } = await openMigrated(config, log);
    closing.add(() => database.close());
    const buffered = bufferedStore(database, clock, log);
    // Added before the ports, so taken after they have closed: calls that end while they close are still counted.
    closing.add(() => tryFor(lastWrites, () => buffered.flush()));
    const parts = partsOf(config, surroundings, database, buffered);
    const { host, sessions, provider, address } = parts;
    const laid = await layFirstRecords(host, config.signIn);
    const moved = await movedProvider(database.queries, provider, config.signIn);
    if (moved !== undefined) log.error(moved);
    const { port, grpcPort } = await openPorts(config, surroundings, parts, closing);

    const sweep = async () => {
      await sessions.removeEnded();
      await blankEnded(database.queries, clock());
      await removeOldMeters(database.queries, clock());
    };
    await sweep();
    const logged = (words: string) => (error: unknown) => log.error({ err: error }, words);
    closing.add(repeatEvery(hour, sweep, logged('What has ended could not be removed.')));
    const close = () => closeMonthsAndTell(host, log);
    await warnOfUnbilledMonths(host, log);
    await close();
    closing.add(repeatEvery(hour, close, logged('Months could not be closed.')));
    const { place } = database;
    const { origin } = address;
    return { origin, port, grpcPort, place, laid, keepsLinks: key !== undefined, close: () => closing.close() };
  } catch (error) {
    await closing.close().catch(() => undefined); // has reported why
    throw error;
  }
}

/** Where browsers see the server: empty until its port is open, if the configuration doesn't say it. */
interface Address {
  origin: string;
}

/** What both ports answer with. */
interface Parts {
  readonly host: Host;
  readonly sessions: Sessions;
  readonly secrets: TokenSeal;
  readonly guard: GuardOptions;
  readonly provider: string;
  readonly database: Database;
  readonly address: Address;
}

function partsOf(config: Config, { clock, log }: Surroundings, database: Database, buffered: BufferedStore): Parts {
  const address = { origin: config.publicUrl ?? '' };
  const sessions = createSessions(database, clock, nodeIds);
  const provider = config.signIn.kind === 'oidc' ? config.signIn.providerName : 'dev';
  const secrets = createTokenSeal(config.ssoKey ?? demoKeyOf(config));
  const guard = { allowPrivate: config.ssoPrivateIssuers };
  const host: Host = {
    store: buffered.store,
    clock,
    ids: nodeIds,
    providers: [provider],
    identify: (header) => sessionCaller(sessions, provider, cookiesOf(address.origin).session, header.get('cookie')),
    singleSignOn: singleSignOnHost({ secrets, guard, sessions, origin: () => address.origin }),
    endSessions: (userId) => sessions.endOf(userId),
    plan: config.plan,
    invoicePdf: (invoice) => invoiceAddress(address.origin, invoice),
    bookkeeping: bookkeepingIn(log, () => buffered.flush()),
    report: reportTo(log),
  };
  return { host, sessions, secrets, guard, provider, database, address };
}

/** Opens the edge and then the port for browsers, which completes the address. */
async function openPorts(
  config: Config,
  surroundings: Surroundings,
  parts: Parts,
  closing: Closing,
): Promise<{ readonly port: number; readonly grpcPort: number }> {
  const { host, address } = parts;
  const isProxy = inNetworks(config.proxies ?? []);
  const shares: ConnectionShares = {
    each: connectionShare,
    isExempt: (from) => isLoopback(from.replace(/^::ffff:/i, '')) || isProxy(from),
  };
  const edge = createEdge(host);
  shareConnections(edge, shares);
  const closeEdge = closableEdge(edge);
  const grpcPort = await listen(edge, config.host, config.grpcPort, 'GRPC_PORT');
  closing.add(closeEdge);

  const server = createBrowserServer();
  shareConnections(server, shares);
  const port = await listen(server, config.host, config.port, 'PORT');
  closing.add(() => closeServer(server));
  address.origin ||= `http://localhost:${port}`;
  const app = await openApp(config, surroundings, { server, ...address, port, grpcPort, isProxy }, parts);
  closing.add(() => app.close());
  return { port, grpcPort };
}

/** What the port for browsers is opened with, besides the configuration. */
interface Ports extends Pick<AppParts, 'server' | 'origin' | 'isProxy'> {
  readonly port: number;
  readonly grpcPort: number;
}

/** The port for people: sign-in, the API, the console's files. */
async function openApp(
  config: Config,
  { log, consoleFolder }: Surroundings,
  { port, grpcPort, ...ports }: Ports,
  { host, sessions, secrets, guard, provider, database }: Parts,
) {
  const { origin } = ports;
  const setupClients = createSetupClients(secrets, guard, origin);
  const { developmentProvider, check, ...signIn } = prepareSignIn(config.signIn, origin);
  void check((words) => log.error(words));
  return createApp({
    ...ports,
    hosts: developmentProvider && localHosts(port, origin),
    host,
    signIn: { ...host, ...signIn, origin, sessions, setupClients, providerName: provider },
    developmentProvider,
    consoleFolder,
    dataPlaneUrl: config.dataPlaneUrl ?? ownEdge(origin, grpcPort),
    health: () => health(database),
    log,
  });
}

/** Does the work every `interval` milliseconds. Returns what stops it, and waits for work under way. */
function repeatEvery(
  interval: number,
  work: () => Promise<void>,
  failed: (error: unknown) => void,
): () => Promise<void> {
  let running = Promise.resolve();
  const timer = setInterval(() => {
    running = running.then(work).catch(failed);
  }, interval);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}

/** Our own edge, by the host name of the console. Only for a name of this machine, because the edge has no TLS. */
function ownEdge(origin: string, grpcPort: number): string {
  return `http://${new URL(origin).hostname}:${grpcPort}`;
}

async function openMigrated(config: Config, log: Log): Promise<{ database: Database; key: Buffer | undefined }> {
  let database: Database | undefined;
  try {
    const key = keyOf(config);
    database = await openDatabase(config.database, key, (words) => log.warn(words));
    await migrate(database, () => log.warn('Another process is updating the database. Waiting for it.'));
    return { database, key };
  } catch (error) {
    await database?.close();
    throw new Error(`The database can't be used: ${reasonOf(error)}. DATABASE_URL says where it is.`, { cause: error });
  }
}

function keyOf(config: Config): Buffer | undefined {
  return config.inviteKey ?? demoKeyOf(config);
}

/** The demo needs no keys: it has one beside its file. */
function demoKeyOf({ database, signIn }: Config): Buffer | undefined {
  return signIn.kind === 'development' && database.engine === 'sqlite' ? demoKey(database.file) : undefined;
}
