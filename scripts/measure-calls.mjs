import { spawn } from 'node:child_process';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { loadGrpc, loadHttp, processorTime } from './calls/load.mjs';
import { startLiveServer, untilReady } from './live-server.mjs';
import { inRoot } from './repository.mjs';

/** @typedef {import('./calls/load.mjs').Load} Load */

const rounds = 5;
const slice = 1000; // ms

/** The least ratio of a checked call to one that does nothing. */
const wanted = 0.8;

/**
 * How fast the server answers calls that it must check, as ratios to Connect's Node adapter with handlers that do nothing,
 * and to a bare HTTP server. Each is loaded for a second, then the next one, in several rounds: what else the machine does
 * hits all of them alike. "By processor time" compares what one call costs, which a busy machine blurs less.
 * @param {{ folder: string, port: number, grpcPort: number }} place
 */
export async function measureCalls(place) {
  const ours = startLiveServer(place);
  const other = spawn(process.execPath, ['--import', 'tsx', inRoot('scripts', 'calls', 'stock-server.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    await untilReady(ours, place.port);
    const { token, organizationId, projectId } = addToken(join(place.folder, 'iam.sqlite'));
    const [line] = await once(createInterface(other.stdout), 'line');
    const { ports, messages } = JSON.parse(line);
    const [pid, stock] = [ours.process.pid ?? 0, other.pid ?? 0];
    const authorization = `Bearer ${token}`;

    const canI = {
      path: '/api/polarsignals.authorization.v1alpha1.AuthorizationService/CanI',
      headers: { authorization, 'content-type': 'application/json', 'connect-protocol-version': '1' },
      body: JSON.stringify({ organizationId, permission: 'profile.write' }),
    };
    const rows = await compare('CanI with a token', wanted, {
      ours: await loadHttp({ ...canI, pid, port: place.port }),
      stock: await loadHttp({ ...canI, pid: stock, port: ports.connect }),
      bare: await loadHttp({ ...canI, pid: stock, port: ports.bare }),
    });
    for (const [name, path] of Object.entries(edgeCalls)) {
      const call = {
        path,
        headers: { authorization, projectid: projectId },
        message: Buffer.from(messages[name], 'base64'),
      };
      rows.push(
        ...(await compare(`gRPC edge, ${name}`, wanted, {
          ours: await loadGrpc({ ...call, pid, port: place.grpcPort }),
          stock: await loadGrpc({ ...call, pid: stock, port: ports.grpc }),
        })),
      );
    }
    return rows;
  } finally {
    other.kill();
    await ours.stop();
  }
}

/** @type {Record<string, string>} */
const edgeCalls = {
  shouldInitiateUpload: '/parca.debuginfo.v1alpha1.DebuginfoService/ShouldInitiateUpload',
  writeRaw: '/parca.profilestore.v1alpha1.ProfileStoreService/WriteRaw',
};

/**
 * @param {string} what
 * @param {number} atLeast
 * @param {{ ours: Load, stock: Load, bare?: Load }} loads
 */
async function compare(what, atLeast, loads) {
  /** @type {Record<string, { calls: number[], cost: number[] }>} */
  const seen = {};
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, load] of Object.entries(loads)) {
      const { calls, cost } = await loadFor(load, slice);
      const mine = (seen[name] ??= { calls: [], cost: [] });
      mine.calls.push(calls);
      mine.cost.push(cost);
    }
  }
  for (const load of Object.values(loads)) load.end();
  const calls = (/** @type {string} */ name) => median(seen[name]?.calls ?? []);
  const cost = (/** @type {string} */ name) => median(seen[name]?.cost ?? []);
  const rows = [
    { what: `${what}, calls a second`, value: Math.round(calls('ours')) },
    { what: `${what}: to Connect that does nothing`, value: calls('ours') / calls('stock'), atLeast },
    { what: `${what}: the same by processor time`, value: cost('stock') / cost('ours'), atLeast },
  ];
  if (loads.bare) {
    rows.push(
      { what: `${what}: to bare HTTP`, value: calls('ours') / calls('bare') },
      { what: 'Connect that does nothing: to bare HTTP', value: calls('stock') / calls('bare') },
    );
  }
  return rows;
}

/**
 * @param {Load} load
 * @param {number} ms
 * @returns {Promise<{ calls: number, cost: number }>} a second; and ms of processor time a call
 */
async function loadFor(load, ms) {
  const before = { answered: load.answered(), cost: processorTime(load.pid), at: performance.now() };
  load.resume();
  await wait(ms);
  const answered = load.answered() - before.answered;
  const seconds = (performance.now() - before.at) / 1000;
  const cost = ((processorTime(load.pid) ?? Number.NaN) - (before.cost ?? Number.NaN)) / answered;
  load.pause();
  await wait(100); // the calls under way end
  return { calls: answered / seconds, cost };
}

/** @param {number[]} values */
function median(values) {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/**
 * Adds an API token to an account of the demo that may send data to a project.
 * @param {string} file of the database
 */
function addToken(file) {
  const token = `psc_v1_${randomBytes(32).toString('hex')}`;
  const database = new Sqlite(file);
  /** @type {import('better-sqlite3').Statement<[], Record<'accountId' | 'organizationId' | 'projectId', string>>} */
  const accounts = database.prepare(
    `select service_accounts.id as accountId, service_accounts.organization_id as organizationId,
       role_bindings.project_id as projectId
     from service_accounts join role_bindings on subject = 'serviceaccount:' || name
     where role = 'system:writer' and project_id is not null limit 1`,
  );
  const account = accounts.get();
  if (!account) throw new Error('The demo has no account that may send data.');
  const { accountId, organizationId, projectId } = account;
  const made = { organizationId, accountId, hash: createHash('sha256').update(token).digest('hex'), id: randomUUID() };
  database
    .prepare(
      `insert into tokens (id, organization_id, service_account_id, name, hash, created_at, created_by)
       values (@id, @organizationId, @accountId, 'measure', @hash, 0, 'measure')`,
    )
    .run(made);
  database.close();
  return { token, organizationId, projectId };
}
