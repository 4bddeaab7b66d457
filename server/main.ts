import { fileURLToPath } from 'node:url';
import { startBackend } from '#server/backend.ts';
import { type Config, ConfigError, readConfig } from '#server/config.ts';
import { createLog } from '#server/log.ts';

/** Works from dist/server/main.js and from server/main.ts. */
const consoleFolder = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../dist/console' : '../console', import.meta.url),
);

try {
  await run(readConfig(process.env));
} catch (error) {
  console.error(error instanceof ConfigError ? `The configuration can't be used:\n${error.message}` : wordsOf(error));
  process.exitCode = 1;
}

async function run(config: Config): Promise<void> {
  const log = createLog({ requests: config.logRequests });
  const backend = await startBackend(config, { clock: () => new Date(), log, consoleFolder });
  const host = config.host.includes(':') ? `[${config.host.replace(/[[\]]/g, '')}]` : config.host;
  console.log(`Console      ${backend.origin}`);
  console.log(`gRPC edge    ${host}:${backend.grpcPort} (HTTP/2 without TLS, for machines)`);
  console.log(`Database     ${backend.place}${backend.laid ? ' (new)' : ''}`);
  if (!backend.keepsLinks)
    console.log('Invites      show their link only when they are made, because INVITE_KEY is not set');
  console.log(`Sign in      ${signInWords(config)}`);

  // An unhandled rejection in one request must not end the process for everybody: changes are in transactions, so none is
  // half done. An uncaught exception still ends the process, as is Node's default.
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'A failure was not handled.'));

  let closing: Promise<void> | undefined;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    // A second signal ends the process at once, as is the default.
    process.once(signal, () => {
      closing ??= backend.close().catch((error: unknown) => {
        log.error({ err: error }, 'The server could not close.');
        process.exitCode = 1;
      });
    });
  }
}

function signInWords({ signIn }: Config): string {
  if (signIn.kind === 'oidc') return `through ${signIn.issuer}`;
  return 'open the console, choose “Sign in”, and be owner@acme.example or another person of the demo';
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
