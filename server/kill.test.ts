import { setTimeout as wait } from 'node:timers/promises';
import { Code, ConnectError } from '@connectrpc/connect';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuditRecord } from '#domain/store/records.ts';
import { organizations, testRecords, tokenSecret } from '#domain/testing/test-records.ts';
import { ServiceAccountService } from '#proto/polarsignals/serviceaccount/v1alpha1/serviceaccount_pb.ts';
import type { Database } from '#server/database/database.ts';
import { createSqlStore } from '#server/database/sql-store.ts';
import { apiClient } from '#server/testing/api-client.ts';
import { startServerProcess } from '#server/testing/server-process.ts';
import { type SharedDatabase, sharedDatabases } from '#server/testing/shared-database.ts';

/** `npm run kill-test -- 200` asks for more. */
const rounds = Number(process.env.ROUNDS ?? 2);
const patience = 60_000 + rounds * 30_000; // ms, on a busy machine
const organizationId = organizations.acme;

/** What the server has answered for, by IDs. */
interface Answered {
  readonly created: string[];
  readonly tokens: string[];
  /** Asked for; perhaps never answered. */
  readonly deleting: string[];
  readonly deleted: string[];
}

describe.each(sharedDatabases)('a server on $engine that is killed under load', ({ isMissing, open }) => {
  let shared: SharedDatabase;

  beforeAll(async () => {
    if (!isMissing) shared = await open('kill');
  }, 60_000);
  afterAll(() => shared?.remove());

  it.skipIf(isMissing)(
    `has every change that it answered, none by half, and each with its record, ${rounds} times`,
    async () => {
      const { url, database, folder } = shared;
      let changes = 0;
      for (let round = 0; round < rounds; round += 1) {
        const answered: Answered = { created: [], tokens: [], deleting: [], deleted: [] };
        const server = startServerProcess(url, folder);
        const { port } = await server.ready;
        const killing = new AbortController();
        const load = Array.from({ length: 6 }, (_, worker) =>
          changeUntil(killing.signal, port, `${round}-${worker}`, answered),
        );
        const finished = Promise.all(load);
        // From the first answer on, spread over half a second.
        while (answered.created.length === 0) await Promise.race([wait(1), finished]);
        await wait((round * 173) % 500);
        killing.abort();
        await server.end('SIGKILL');
        await finished;
        await expectWhole(database, answered);
        changes += answered.created.length;
        await removeChanges(database);
      }
      expect(changes).toBeGreaterThanOrEqual(rounds);
    },
    patience,
  );
});

/**
 * Creates service accounts with a token each, deletes most of them, and notes what is answered. Ends with the first call that
 * fails after the signal; throws what fails before it.
 */
async function changeUntil(killed: AbortSignal, port: number, worker: string, answered: Answered): Promise<void> {
  const authorization = `Bearer ${tokenSecret('ownerMachine')}`;
  const accounts = apiClient(ServiceAccountService, `http://127.0.0.1:${port}`, { authorization });
  for (let count = 0; ; count += 1) {
    try {
      const { serviceAccount } = await accounts.createServiceAccount({ organizationId, name: `n${worker}-${count}` });
      const serviceAccountId = serviceAccount?.id ?? '';
      answered.created.push(serviceAccountId);
      const { token } = await accounts.createServiceAccountToken({ organizationId, serviceAccountId, name: 'main' });
      answered.tokens.push(token?.id ?? '');
      if (count % 20 === 0) continue;
      answered.deleting.push(serviceAccountId);
      await accounts.deleteServiceAccount({ organizationId, id: serviceAccountId });
      answered.deleted.push(serviceAccountId);
    } catch (error) {
      if (killed.aborted) return;
      // Others were faster, many times in a row.
      if (ConnectError.from(error).code !== Code.Aborted) throw error;
    }
  }
}

/** So that the quota has room for the next round. */
async function removeChanges({ queries }: Database): Promise<void> {
  const known = (await testRecords(new Date())).serviceAccounts.map(({ id }) => id);
  await queries.deleteFrom('tokens').where('serviceAccountId', 'not in', known).execute();
  await queries.deleteFrom('serviceAccounts').where('id', 'not in', known).execute();
  await queries.deleteFrom('auditRecords').execute();
}

async function expectWhole(database: Database, { created, tokens, deleting, deleted }: Answered): Promise<void> {
  const store = createSqlStore(database);
  const accounts = new Set((await store.serviceAccounts.ofOrganization(organizationId)).map(({ id }) => id));
  const allTokens = database.queries.selectFrom('tokens').where('organizationId', '=', organizationId);
  const kept = await allTokens.select(['id', 'serviceAccountId']).execute();
  const keptTokens = new Set(kept.map(({ id }) => id));
  const records = await store.audit.ofOrganization(organizationId);
  const idsIn = (action: string) => records.filter((record) => record.action === action).map(({ target }) => target.id);
  const [creations, tokenCreations, deletions] = [
    idsIn('CreateServiceAccount'),
    idsIn('CreateServiceAccountToken'),
    idsIn('DeleteServiceAccount'),
  ].map((ids) => new Set(ids));

  // Every change that was answered is there, with its record.
  const asked = new Set(deleting);
  expect(created.filter((id) => !creations?.has(id) || (!asked.has(id) && !accounts.has(id)))).toEqual([]);
  expect(tokens.filter((id) => !tokenCreations?.has(id))).toEqual([]);
  expect(deleted.filter((id) => !deletions?.has(id) || accounts.has(id))).toEqual([]);

  // No change is there by half, answered or not: an account is made with its record, and goes with its tokens and its record.
  const taken = new Set(records.flatMap(tokensTaken));
  expect([...(creations ?? [])].filter((id = '') => accounts.has(id) === deletions?.has(id))).toEqual([]);
  expect([...(tokenCreations ?? [])].filter((id = '') => keptTokens.has(id) === taken.has(id))).toEqual([]);
  expect(kept.filter(({ serviceAccountId }) => !accounts.has(serviceAccountId))).toEqual([]);
  const laid = await testRecords(new Date());
  const known = new Set(laid.serviceAccounts.map(({ id }) => id));
  expect([...accounts].filter((id) => !known.has(id) && !creations?.has(id))).toEqual([]);
}

function tokensTaken({ action, target }: AuditRecord): readonly string[] {
  return action === 'DeleteServiceAccount' ? (target.tokens ?? '').split(',') : [];
}
