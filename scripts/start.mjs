/**
 * `npm start`: installs what is missing, builds what has changed, and starts the server. The server runs in this process,
 * so that signals, exit code and terminal are its own, and nothing keeps running if we are killed. npm's shell is another
 * process, which may end by a signal without handing it on: a service manager starts this file.
 */
import { pathToFileURL } from 'node:url';
import { buildWhatIsStale } from './builds.mjs';
import { readCommandLine } from './command-line.mjs';
import { installIfMissing } from './install.mjs';
import { builtServer } from './live-server.mjs';
import { inRoot } from './repository.mjs';

readCommandLine(
  'Installs what is missing, builds what has changed, and starts the server. README.md lists its settings.',
);

try {
  await installIfMissing();
  await buildWhatIsStale(['console', 'server']);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

process.chdir(inRoot());
await import(pathToFileURL(builtServer()).href);
