import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '#server/testing/test-postgres.ts';

/** A pgbouncer in transaction mode, as operators put it before PostgreSQL. */
export interface TestPooler {
  /** The database's address through it. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Debian installs it where only root looks. */
const path = [process.env.PATH, '/usr/sbin'].join(delimiter);

/** Why there is none on this machine; `undefined`: there is one. */
export const poolerMissing = isInstalled() ? undefined : 'pgbouncer is not installed';

/** Starts one that has two connections to the server, and hands them out for a transaction at a time. */
export async function startPooler(databaseUrl: string): Promise<TestPooler> {
  const { hostname, port: serverPort, username, password, pathname } = new URL(databaseUrl);
  const folder = mkdtempSync(join(tmpdir(), 'console-pooler-'));
  const port = await freePort();
  const file = join(folder, 'pgbouncer.ini');
  const account = `user=${username}${password && ` password=${password}`}`;
  const settings = `[databases]
* = host=${hostname} port=${serverPort || 5432} ${account}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = 2
`;
  writeFileSync(file, settings, { mode: 0o644 });
  chmodSync(folder, 0o755);
  // It refuses to run as root.
  const options = userInfo().uid === 0 ? ['-u', 'nobody'] : [];
  const pooler = spawn('pgbouncer', [...options, file], { stdio: 'ignore', env: { PATH: path } });
  await untilListening(port, pooler);
  return {
    url: `postgres://${username}@127.0.0.1:${port}${pathname}`,
    async stop() {
      const ended = once(pooler, 'exit');
      pooler.kill('SIGKILL');
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}

async function untilListening(port: number, pooler: ChildProcess): Promise<void> {
  while (pooler.exitCode === null) {
    const socket = connect(port, '127.0.0.1');
    const isOpen = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (isOpen) return;
    await wait(20);
  }
  throw new Error(`pgbouncer ended with ${pooler.exitCode}`);
}

function isInstalled(): boolean {
  try {
    execFileSync('pgbouncer', ['--version'], { stdio: 'pipe', env: { PATH: path } });
    return true;
  } catch {
    return false;
  }
}
