/**
 * The live backend of one e2e worker, with its own database, empty at first. Forked by e2e/fixtures/live-backend.ts; sends
 * `ready` when it answers. Ends when its parent disconnects, even if the parent was killed. The database stays in
 * test-results, to examine what a failed story left behind.
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
// The provider of the story of single sign-on is on this machine.
process.env.SSO_PRIVATE_ISSUERS = 'allow';
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
await import(pathToFileURL(builtServer()).href);

// After a configuration error or a taken port, nothing listens: the error was printed and the exit code is set.
if (process.exitCode) process.exit();
const { ok, status } = await fetch(`http://127.0.0.1:${port}/healthz`);
if (!ok) throw new Error(`The server says at /healthz that it is not well: ${status}.`);
process.send?.('ready');
