import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { receivedBy } from '#domain/testing/received-by.ts';
import { organizations, projects, tokenSecret } from '#domain/testing/test-records.ts';
import { createSqlStore } from '#server/database/sql-store.ts';
import { credential, parcaClient } from '#server/testing/parca-client.ts';
import { startServerProcess } from '#server/testing/server-process.ts';
import { type SharedDatabase, sharedDatabases } from '#server/testing/shared-database.ts';

const bytes = 100;
const headers = credential(tokenSecret('agent'), projects.alpha);

/** Uploads that were begun, and those of them that were answered. */
interface Sent {
  begun: bigint;
  answered: bigint;
}

/** What the edge received is counted in memory for up to a second: what becomes of it when a server ends. */
describe.each(sharedDatabases)('a server on $engine that counts what it receives', ({ isMissing, open }) => {
  let shared: SharedDatabase;
  beforeAll(async () => {
    if (!isMissing) shared = await open('metered');
  }, 60_000);
  afterAll(() => shared?.remove());

  const counted = () => receivedBy(createSqlStore(shared.database), organizations.acme, projects.alpha);

  it.skipIf(isMissing)(
    'loses nothing that it answered when it is told to end, also beside another one',
    async () => {
      const before = await counted();
      const sent: Sent = { begun: 0n, answered: 0n };
      const servers = [startServerProcess(shared.url, shared.folder), startServerProcess(shared.url, shared.folder)];
      const ready = await Promise.all(servers.map((server) => server.ready));
      const load = Promise.all(ready.flatMap(({ grpcPort }) => [uploadOn(grpcPort, sent), uploadOn(grpcPort, sent)]));
      // Under way on both, and some of it written.
      await vi.waitUntil(async () => (await counted()).samples > before.samples, { timeout: 30_000 });
      await Promise.all(servers.map((server) => server.end('SIGTERM')));
      await load;
      const { samples, bytes: total } = await counted();
      expect(total - before.bytes).toBe((samples - before.samples) * BigInt(bytes));
      expect(samples - before.samples).toBeGreaterThanOrEqual(sent.answered);
      expect(samples - before.samples).toBeLessThanOrEqual(sent.begun);
    },
    120_000,
  );

  it.skipIf(isMissing)(
    'keeps what it has written when it is killed, and counts nothing twice',
    async () => {
      const before = await counted();
      const sent: Sent = { begun: 0n, answered: 0n };
      const server = startServerProcess(shared.url, shared.folder);
      const load = uploadOn((await server.ready).grpcPort, sent);
      await vi.waitUntil(async () => (await counted()).samples > before.samples, { timeout: 30_000 });
      const written = (await counted()).samples;
      await server.end('SIGKILL');
      await load;
      const { samples, bytes: total } = await counted();
      expect(total - before.bytes).toBe((samples - before.samples) * BigInt(bytes));
      expect(samples).toBeGreaterThanOrEqual(written);
      expect(samples - before.samples).toBeLessThanOrEqual(sent.begun);
      // Whoever starts next goes on counting.
      const next = startServerProcess(shared.url, shared.folder);
      const client = parcaClient((await next.ready).grpcPort);
      expect(await client.writeRaw(headers, bytes)).toBe('OK');
      client.close();
      await next.end('SIGTERM');
      expect((await counted()).samples).toBe(samples + 1n);
    },
    120_000,
  );
});

/** One upload after the other, until one fails. */
async function uploadOn(grpcPort: number, sent: Sent): Promise<void> {
  const client = parcaClient(grpcPort);
  for (;;) {
    sent.begun += 1n;
    if ((await client.writeRaw(headers, bytes)) !== 'OK') break;
    sent.answered += 1n;
  }
  client.close();
}
