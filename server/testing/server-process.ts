import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A server in a process of its own. */
export interface ServerProcess {
  readonly process: ChildProcess;
  /** What it says once it is ready; rejects with all it wrote if it ends before. */
  readonly ready: Promise<Ready>;
  /** All that it has written so far. */
  output(): string;
  /** Ends it by this signal, and waits until it is gone. */
  end(signal: NodeJS.Signals): Promise<void>;
}

export interface Ready {
  readonly port: number;
  readonly grpcPort: number;
  /** Whether it has laid the first records. */
  readonly laid: boolean;
}

const program = fileURLToPath(new URL('server-program.ts', import.meta.url));

/** Starts one on free ports, over this database, with a console of its own in `folder`. */
export function startServerProcess(databaseUrl: string, folder: string): ServerProcess {
  const settings = {
    DATABASE_URL: databaseUrl,
    FOLDER: mkdtempSync(join(folder, 'server-')),
    PORT: '0',
    GRPC_PORT: '0',
  };
  const child = spawn(process.execPath, ['--import', 'tsx', program], {
    env: { PATH: process.env.PATH, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit');
  let output = '';
  const ready = new Promise<Ready>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => (output += String(piece)));
    // The first line that isn't of the log.
    createInterface(child.stdout).once('line', (line) => resolve(JSON.parse(line)));
    child.once('close', (code) => reject(new Error(`the server ended with ${code}: ${output}`)));
  });
  // A server that is killed on purpose is no failure of whoever doesn't wait for it.
  ready.catch(() => undefined);
  return {
    process: child,
    ready,
    output: () => output,
    async end(signal) {
      child.kill(signal);
      await ended;
    },
  };
}
