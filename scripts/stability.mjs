/**
 * `npm run stability`: runs all e2e stories twenty times (or as often as given: `npm run stability -- 5`), each time on new
 * databases. Adds a line to test-results/stability.md after each run: a story that fails sometimes is a fault of the
 * product or of the story.
 */
import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readCommandLine } from './command-line.mjs';
import { inRoot } from './repository.mjs';
import { endCommandsWithUs, runScript } from './run-command.mjs';
import { countPlaywright, inWords, trustworthy } from './test-counts.mjs';

const { words } = readCommandLine('Runs all e2e stories twenty times, or as often as the number says.', {
  words: true,
});
const times = Number(words[0] ?? 20);
if (!Number.isInteger(times) || times < 1) throw new Error('How often? A whole number, at least 1.');
endCommandsWithUs();

const report = 'test-results/e2e.json';
const table = inRoot('test-results', 'stability.md');
mkdirSync(inRoot('test-results'), { recursive: true });
writeFileSync(table, '| run | seconds | stories | failed |\n|---|---|---|---|\n');

let failed = 0;
for (let time = 1; time <= times; time += 1) {
  rmSync(inRoot(report), { force: true });
  const options = { env: { E2E_REPORT: report }, timeoutSeconds: 1800 };
  const { code, output, seconds } = await runScript('e2e', ['--trace=off'], options);
  const counts = trustworthy(readCounts(), code);
  failed += counts.failed > 0 ? 1 : 0;
  const names = [...new Set(output.match(/^ {4}\[\w+\] › .*$/gm))].map((line) => line.trim().replaceAll('|', '\\|'));
  appendFileSync(table, `| ${time} | ${seconds.toFixed(0)} | ${inWords(counts)} | ${names.join('<br>')} |\n`);
  console.log(`Run ${time} of ${times}: ${inWords(counts)} in ${seconds.toFixed(0)} s`);
  if (counts.failed > 0) console.log(output);
}
console.log(`${times - failed} runs passed, ${failed} failed: ${table}`);
process.exitCode = failed === 0 ? 0 : 1;

/** `undefined` when the run left no report. */
function readCounts() {
  try {
    return countPlaywright(JSON.parse(readFileSync(inRoot(report), 'utf8')));
  } catch {
    return undefined;
  }
}
