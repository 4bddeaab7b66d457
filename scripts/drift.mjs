/** `npm run drift`: fails when proto/gen differs from what the .proto files generate. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCommandLine } from './command-line.mjs';
import { differences } from './differences.mjs';
import { inRoot } from './repository.mjs';
import { run } from './run-command.mjs';

readCommandLine('Fails when proto/gen is not what the .proto files generate.');
const fresh = mkdtempSync(join(tmpdir(), 'generated-'));
try {
  const template = inRoot('proto', 'buf.gen.yaml');
  const { code, output } = await run('buf', ['generate', 'proto', '--template', template, '-o', fresh]);
  const found = code === 0 ? differences(inRoot('proto', 'gen'), join(fresh, 'gen')) : [output];
  if (found.length > 0) {
    console.error(
      ['proto/gen is not what proto/ generates. Run `npm run generate` and commit:', ...found].join('\n  '),
    );
    process.exitCode = 1;
  }
} finally {
  rmSync(fresh, { recursive: true, force: true });
}
