import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { inRoot } from './repository.mjs';

/**
 * @typedef {{ process: import('node:child_process').ChildProcess, stop: () => Promise<void> }} LiveServer
 */

/** The path of the built server's program; throws with advice when it isn't built. */
export function builtServer() {
  const path = inRoot('dist', 'server', 'main.js');
  if (!existsSync(path)) throw new Error('The server is not built: run `npm run build` first.');
  return path;
}

/**
 * Starts the built server on this machine only, with its database in a folder of our choice.
 * @param {{ folder: string, port: number, grpcPort: number }} options
 * @returns {LiveServer}
 */
export function startLiveServer({ folder, port, grpcPort }) {
  const child = spawn(process.execPath, [builtServer()], {
    cwd: inRoot(),
    env: {
      ...process.env,
      HOST: '127.0.0.1',
      PORT: String(port),
      GRPC_PORT: String(grpcPort),
      DATABASE_URL: `file:${join(folder, 'iam.sqlite')}`,
    },
    stdio: 'ignore',
  });
  const ended = new Promise((resolve) => void child.once('exit', resolve));
  return {
    process: child,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/**
 * Waits until the server answers that it is ready; looks often, because what it takes is measured.
 * @param {LiveServer} server
 * @param {number} port
 */
export async function untilReady(server, port, patienceSeconds = 15) {
  const started = performance.now();
  while (performance.now() - started < patienceSeconds * 1000) {
    if (server.process.exitCode !== null) throw new Error(`The server ended with code ${server.process.exitCode}.`);
    if (await answers(`http://127.0.0.1:${port}/healthz`)) return;
    await wait(2);
  }
  throw new Error(`The server was not ready after ${patienceSeconds} s.`);
}

/** @param {string} url */
async function answers(url) {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}
