import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '#server/database/database.ts';
import { findPostgres, type TestPostgres } from '#server/testing/test-postgres.ts';

// A cluster of our own, whose settings we may change.
const source = findPostgres({ PATH: process.env.PATH });
const missing = source.missing ?? (hasOpenssl() ? undefined : 'openssl is not installed');
const why = missing === undefined ? '' : ` (skipped: ${missing})`;

describe.skipIf(missing !== undefined)(`a connection to PostgreSQL${why}`, () => {
  let folder: string;
  let postgres: TestPostgres;
  let admin: Database;
  const run = (statement: string) => sql.raw(statement).execute(admin.queries);

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'console-tls-'));
    chmodSync(folder, 0o755);
    makeCertificate(folder);
    postgres = await source.start();
    admin = await openDatabase({ engine: 'postgres', url: `${postgres.url}?sslmode=disable` });
  }, 60_000);
  afterAll(async () => {
    await admin.close();
    postgres.stop();
    rmSync(folder, { recursive: true });
  });

  /** Whether the connection has TLS, or why there is none. */
  async function outcomeOf(query: string, host = 'localhost'): Promise<boolean | string> {
    const url = new URL(postgres.url);
    url.hostname = host;
    url.search = query.replace('OURS', join(folder, 'certificate.pem'));
    const database = await openDatabase({ engine: 'postgres', url: url.href });
    const answers: (boolean | string)[] = [];
    try {
      await database.alone(
        async (queries) => {
          const own = sql<{ ssl: boolean }>`select ssl from pg_stat_ssl where pid = pg_backend_pid()`;
          answers.push(...(await own.execute(queries)).rows.map(({ ssl }) => ssl));
        },
        () => undefined,
      );
    } catch (error) {
      answers.push(error instanceof Error ? error.message : String(error));
    } finally {
      await database.close();
    }
    return answers[0] ?? 'nothing';
  }

  it('without TLS on the server is plain where the address leaves that to the server, and refused where it asks for TLS', async () => {
    expect(await outcomeOf('')).toBe(false);
    expect(await outcomeOf('sslmode=prefer')).toBe(false);
    expect(await outcomeOf('sslmode=disable')).toBe(false);
    expect(await outcomeOf('sslmode=require')).toBe('The server does not support SSL connections');
    expect(await outcomeOf('sslmode=verify-full')).toBe('The server does not support SSL connections');
  });

  it('with TLS on the server is as the address says', async () => {
    await withTls(run, folder);
    expect(await outcomeOf('sslmode=disable')).toBe(false);
    for (const query of ['', 'sslmode=prefer', 'sslmode=require']) expect(await outcomeOf(query)).toBe(true);
    for (const query of ['sslmode=verify-ca', 'sslmode=verify-full']) {
      expect(await outcomeOf(query)).toMatch(/self.signed certificate/);
      expect(await outcomeOf(`${query}&sslrootcert=OURS`)).toBe(true);
    }
    // The certificate is for localhost.
    expect(await outcomeOf('sslmode=verify-ca&sslrootcert=OURS', '127.0.0.1')).toBe(true);
    expect(await outcomeOf('sslmode=verify-full&sslrootcert=OURS', '127.0.0.1')).toContain('127.0.0.1');
  });
});

/** Has the server write the files itself, as its own user, and read its settings anew. */
async function withTls(run: (statement: string) => Promise<unknown>, folder: string): Promise<void> {
  const { rows } = Object(await run(`select setting from pg_settings where name = 'data_directory'`));
  const data: string = rows[0].setting;
  for (const [file, name] of [
    ['certificate.pem', 'server.crt'],
    ['key.pem', 'server.key'],
  ] as const) {
    const text = readFileSync(join(folder, file), 'utf8').trim();
    const lines = `select unnest(string_to_array('${text}', e'\\n'))`;
    await run(`copy (${lines}) to program 'umask 077; cat > ${join(data, name)}'`);
  }
  await run('alter system set ssl = on');
  await run('select pg_reload_conf()');
}

function makeCertificate(folder: string): void {
  const files = ['-keyout', join(folder, 'key.pem'), '-out', join(folder, 'certificate.pem')];
  const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', ...files, ...names], {
    stdio: 'pipe',
  });
}

function hasOpenssl(): boolean {
  try {
    execFileSync('openssl', ['version'], { stdio: 'pipe' });
    return true;
  } catch {
    return false;
  }
}
