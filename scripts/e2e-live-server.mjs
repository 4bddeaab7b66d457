/** The live backend of one e2e run: a new database for each run, gone when it ends. Started by playwright.config.ts. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLiveServer } from './live-server.mjs';

const folder = mkdtempSync(join(tmpdir(), 'iam-e2e-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

const server = startLiveServer({
  folder,
  port: Number(process.env.PORT),
  grpcPort: Number(process.env.GRPC_PORT),
  stdio: 'inherit',
});
server.process.once('exit', (code) => process.exit(code ?? 1));

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, () => void server.stop());
}
