/** A whole server as a process of its own, for tests that start several or kill one. Says where it is in one line of JSON. */
import { startBackend } from '#server/backend.ts';
import { readConfig } from '#server/config.ts';
import { createLog } from '#server/log.ts';
import { builtConsole } from '#server/testing/test-backend.ts';

const backend = await startBackend(readConfig(process.env), {
  clock: () => new Date(),
  log: createLog({ requests: false }),
  consoleFolder: builtConsole(process.env.FOLDER ?? '.'),
});
const { port, grpcPort, laid } = backend;
process.stdout.write(`${JSON.stringify({ port, grpcPort, laid })}\n`);
process.once('SIGTERM', () => void backend.close());
// It must not outlive the tests that started it, however they end.
process.stdin.once('end', () => process.exit()).resume();
process.stdin.unref(); // nor live on for it
