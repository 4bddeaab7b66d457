import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { startLiveServer, untilReady } from './live-server.mjs';

const bindings = 100_000;

/** How a client asks for the whole list. Node's fetch and browsers ask for gzip. */
const ways = [
  { what: 'JSON in gzip', type: 'application/json', encoding: 'gzip', body: JSON.stringify },
  { what: 'JSON', type: 'application/json', encoding: 'identity', body: JSON.stringify },
  { what: 'binary in gzip', type: 'application/proto', encoding: 'gzip', body: inBinary },
  { what: 'gRPC-web', type: 'application/grpc-web+proto', encoding: 'identity', body: inEnvelope },
];

/**
 * What it costs the others when one client asks for all of 100,000 role bindings at once, without a page size: the longest
 * wait of somebody who asks CanI again and again, 5 ms after each answer, and the most memory of the server. Each way of asking has a new server.
 * @param {{ folder: string, port: number, grpcPort: number }} place
 */
export async function measureLists(place) {
  await onServer(place, async () => undefined); // makes the database
  const { token, organizationId } = fill(join(place.folder, 'iam.sqlite'));
  const rows = [];
  for (const { what, type, encoding, body } of ways) {
    const agent = new Agent({ keepAlive: true });
    const ask = caller(agent, place.port, token);
    const canI = () =>
      ask('authorization.v1alpha1.AuthorizationService/CanI', json, JSON.stringify({ organizationId, permission }));
    const list = () =>
      ask(
        'role.v1alpha1.RoleService/ListRoleBindings',
        { 'content-type': type, 'accept-encoding': encoding },
        body({ organizationId }),
      );
    const { longest, milliseconds, bytes, peak } = await onServer(place, async (pid) => {
      await canI();
      const seen = await waitsWhile(list, canI);
      agent.destroy();
      return { ...seen, peak: peakMemory(pid) };
    });
    rows.push(
      { what: `Whole list as ${what}: longest wait of others, ms`, value: longest, budget: 100 },
      { what: `Whole list as ${what}: most memory of the server, MB`, value: peak / 1e6, budget: 300 },
      { what: `Whole list as ${what}: seconds`, value: milliseconds / 1000 },
      { what: `Whole list as ${what}: megabytes`, value: bytes / 1e6 },
    );
  }
  return rows;
}

const permission = 'rolebinding.list';
const json = { 'content-type': 'application/json' };

/**
 * @template Result
 * @param {{ folder: string, port: number, grpcPort: number }} place
 * @param {(pid: number) => Promise<Result>} use
 */
async function onServer(place, use) {
  const server = startLiveServer(place);
  try {
    await untilReady(server, place.port);
    return await use(server.process.pid ?? 0);
  } finally {
    await server.stop();
  }
}

/**
 * @param {() => Promise<number>} list
 * @param {() => Promise<number>} canI
 */
async function waitsWhile(list, canI) {
  const started = performance.now();
  const reading = { isOver: false, bytes: list() };
  const end = () => void (reading.isOver = true);
  reading.bytes.then(end, end);
  let longest = 0;
  while (!reading.isOver) {
    const asked = performance.now();
    await canI();
    longest = Math.max(longest, performance.now() - asked);
    await wait(5);
  }
  return { longest, milliseconds: performance.now() - started, bytes: await reading.bytes };
}

/**
 * Calls of one client, each of which returns the bytes of its answer. Throws unless it is answered with 200, and whole.
 * @param {Agent} agent
 * @param {number} port
 * @param {string} token
 */
function caller(agent, port, token) {
  /**
   * @param {string} path
   * @param {Record<string, string>} headers
   * @param {string | Uint8Array} body
   * @returns {Promise<number>}
   */
  return (path, headers, body) =>
    new Promise((resolve, reject) => {
      const all = { authorization: `Bearer ${token}`, 'connect-protocol-version': '1', ...headers };
      const options = { agent, port, host: '127.0.0.1', path: `/api/polarsignals.${path}`, method: 'POST' };
      request({ ...options, headers: all }, (response) => {
        let bytes = 0;
        response.on('data', (/** @type {Buffer} */ chunk) => void (bytes += chunk.length));
        response.once('error', reject);
        response.once('end', () =>
          response.statusCode === 200 ? resolve(bytes) : reject(new Error(`${path}: ${response.statusCode}`)),
        );
      })
        .once('error', reject)
        .end(body);
    });
}

/**
 * Adds the role bindings, and an account that may list them.
 * @param {string} file of the database
 */
function fill(file) {
  const token = `psc_v1_${randomBytes(32).toString('hex')}`;
  const database = new Sqlite(file);
  /** @type {import('better-sqlite3').Statement<[], { id: string }>} */
  const organizations = database.prepare('select id from organizations limit 1');
  const organizationId = organizations.get()?.id ?? '';
  const id = uuid(0);
  const hash = createHash('sha256').update(token).digest('hex');
  const bind = database.prepare(
    `insert into role_bindings (id, organization_id, subject, role, created_at, created_by)
     values (?, ?, ?, ?, ?, 'user:dev:owner@acme.example')`,
  );
  database.transaction(() => {
    database
      .prepare(
        `insert into service_accounts (id, organization_id, name, created_at, created_by) values (?, ?, 'reader', 0, '')`,
      )
      .run(id, organizationId);
    database
      .prepare(
        `insert into tokens (id, organization_id, service_account_id, name, hash, created_at, created_by)
         values (?, ?, ?, 'main', ?, 0, '')`,
      )
      .run(id, organizationId, id, hash);
    bind.run(uuid(bindings), organizationId, 'serviceaccount:reader', 'system:viewer', 0);
    for (let number = 0; number < bindings; number += 1) {
      bind.run(uuid(number), organizationId, `user:dev:person-${number}@acme.example`, 'system:viewer', number);
    }
  })();
  database.close();
  return { token, organizationId };
}

/** @param {number} number */
function uuid(number) {
  return `5ca1e000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

/** @param {{ organizationId: string }} message */
function inBinary({ organizationId }) {
  return Buffer.concat([Buffer.from([0x0a, organizationId.length]), Buffer.from(organizationId)]);
}

/** @param {{ organizationId: string }} message */
function inEnvelope(message) {
  const body = inBinary(message);
  const head = Buffer.alloc(5);
  head.writeUInt32BE(body.length, 1);
  return Buffer.concat([head, body]);
}

/** @param {number} pid */
function peakMemory(pid) {
  return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024;
}
