/**
 * The live backend of an e2e run, on a database of its own that begins empty. Started by playwright.config.ts.
 * The database stays after the run, in test-results, for a look at what a failed story left.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { builtServer } from './live-server.mjs';
import { inRoot } from './repository.mjs';

const folder = inRoot('test-results', `live-${process.env.PORT}`);
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

process.env.HOST = '127.0.0.1';
process.env.DATABASE_URL = `file:${join(folder, 'iam.sqlite')}`;
await import(pathToFileURL(builtServer()).href);
