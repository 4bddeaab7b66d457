import { execFileSync } from 'node:child_process';
import { accessSync, constants, chownSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { delimiter, join } from 'node:path';

/** A PostgreSQL for tests: that of TEST_DATABASE_URL, or one created for the run and removed after it. */
export interface TestPostgres {
  readonly url: string;
  stop(): void;
}

/** How to get one on this machine, or why there is none. */
export interface PostgresSource {
  readonly missing: string | undefined;
  start(): Promise<TestPostgres>;
}

export function findPostgres(environment: NodeJS.ProcessEnv): PostgresSource {
  const url = environment.TEST_DATABASE_URL;
  if (url) return { missing: undefined, start: async () => ({ url, stop: () => undefined }) };
  const programs = findPrograms(environment.PATH ?? '');
  if (!programs) return without('no TEST_DATABASE_URL, and PostgreSQL is not installed');
  const owner = userInfo().uid === 0 ? findOwner() : undefined;
  if (owner === null) return without('PostgreSQL refuses to run as root, and there is no user postgres');
  return { missing: undefined, start: () => startCluster(programs, owner) };
}

function without(missing: string): PostgresSource {
  return { missing, start: () => Promise.reject(new Error(missing)) };
}

interface Owner {
  readonly uid: number;
  readonly gid: number;
}

async function startCluster(programs: string, owner: Owner | undefined): Promise<TestPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'console-postgres-'));
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const run = (program: string, ...options: string[]) =>
    execFileSync(join(programs, program), options, { stdio: 'pipe', cwd: folder, ...owner });
  const data = join(folder, 'data');
  run('initdb', '--pgdata', data, '--username', 'tests', '--auth', 'trust', '--no-sync', '--encoding', 'UTF8');
  const port = await freePort();
  const settings = `-c listen_addresses=127.0.0.1 -c port=${port} -c unix_socket_directories= -c fsync=off`;
  run('pg_ctl', 'start', '--wait', '--pgdata', data, '--log', join(folder, 'log'), '--options', settings);
  return {
    url: `postgres://tests@127.0.0.1:${port}/postgres`,
    stop() {
      run('pg_ctl', 'stop', '--pgdata', data, '--mode', 'immediate');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Debian installs the programs outside of the PATH; the newest version comes last. */
function findPrograms(path: string): string | undefined {
  const debian = '/usr/lib/postgresql';
  const versions = list(debian).toSorted((a, b) => Number(b) - Number(a));
  const folders = [...path.split(delimiter), ...versions.map((version) => join(debian, version, 'bin'))];
  return folders.find(
    (folder) => folder !== '' && ['initdb', 'pg_ctl', 'postgres'].every((name) => runs(join(folder, name))),
  );
}

function findOwner(): Owner | null {
  try {
    return { uid: idOfPostgres('-u'), gid: idOfPostgres('-g') };
  } catch {
    return null;
  }
}

function idOfPostgres(option: '-u' | '-g'): number {
  return Number(execFileSync('id', [option, 'postgres'], { stdio: 'pipe' }).toString());
}

function runs(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function list(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
