/**
 * The live backend of one e2e worker, on a database of its own that begins empty. Forked by
 * e2e/fixtures/live-backend.ts, and says `ready` when it answers. Ends when its parent lets go of it, also when the parent
 * was killed and could tell nobody. The database stays in test-results, for a look at what a failed story left.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { builtServer } from './live-server.mjs';
import { inRoot } from './repository.mjs';

const { PORT: port } = process.env;
const folder = inRoot('test-results', `live-${port}`);
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

process.env.HOST = '127.0.0.1';
process.env.DATABASE_URL = `file:${join(folder, 'iam.sqlite')}`;
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
await import(pathToFileURL(builtServer()).href);

// Nothing listens after a fault in the configuration or a port that is taken: it has said so, and the exit code is set.
if (process.exitCode) process.exit();
const { ok, status } = await fetch(`http://127.0.0.1:${port}/healthz`);
if (!ok) throw new Error(`The server says at /healthz that it is not well: ${status}.`);
process.send?.('ready');
