import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Backend, startBackend } from '#server/backend.ts';
import { packFiles } from '#server/browser/packed-files.ts';
import { readConfig } from '#server/config.ts';
import { createLog } from '#server/log.ts';

/** A whole server on free ports, with a database and a console of its own in a temporary folder. */
export interface TestBackend extends Backend {
  readonly folder: string;
  /** What it wrote to its log, all requests included. */
  readonly lines: readonly string[];
  /** Closes it and removes the folder. */
  remove(): Promise<void>;
}

/** Starts one. Given the folder of another, already closed one, it continues with that data. */
export async function startTestBackend(
  environment: Readonly<Record<string, string>> = {},
  { folder = mkdtempSync(join(tmpdir(), 'console-backend-')), now = () => new Date() } = {},
): Promise<TestBackend> {
  const lines: string[] = [];
  const config = readConfig({
    PORT: '0',
    GRPC_PORT: '0',
    DATABASE_URL: `file:${join(folder, 'data', 'console.db')}`,
    ...environment,
  });
  const log = createLog({ requests: true }, (line) => void lines.push(line));
  const surroundings = { clock: now, log, consoleFolder: builtConsole(folder) };
  const backend = await startBackend(config, surroundings).catch((error: unknown) => {
    rmSync(folder, { recursive: true });
    throw error;
  });
  return {
    ...backend,
    folder,
    lines,
    async remove() {
      await backend.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** The smallest possible built console. */
export function builtConsole(folder: string): string {
  const built = join(folder, 'console');
  mkdirSync(join(built, 'assets'), { recursive: true });
  writeFileSync(
    join(built, 'index.html'),
    '<!doctype html><title>Console</title><meta name="data-plane" content="https://elsewhere.example" />',
  );
  writeFileSync(join(built, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  writeFileSync(join(built, 'assets', 'main-abc123.js'), `console.info(${JSON.stringify('x'.repeat(5000))});`);
  packFiles(built);
  return built;
}
