/**
 * `npm test`: installs what is missing, runs every check, and ends with the counts. `npm test -- --only=unit,lint` runs
 * single steps, on the existing builds.
 */
import { availableParallelism } from 'node:os';
import { readCommandLine } from './command-line.mjs';
import { installIfMissing } from './install.mjs';
import { endCommandsWithUs } from './run-command.mjs';
import { runSteps } from './run-steps.mjs';
import { inWords, sum } from './test-counts.mjs';
import { steps } from './test-steps.mjs';

const { options } = readCommandLine(
  `Runs every check, or with --only=unit,lint single steps: ${steps.map((step) => step.name).join(', ')}.`,
  { options: { only: 'string' } },
);
endCommandsWithUs();
const started = performance.now();

try {
  const selected = selection(typeof options.only === 'string' ? options.only : '');
  await installIfMissing();
  const lanes = Math.min(availableParallelism(), 2);
  console.log(`Running ${selected.map((step) => step.name).join(', ')}; ${lanes} at once`);
  const finished = await runSteps(selected, { lanes, onFinish: report });
  summarize(finished);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  end({ passed: 0, failed: 1, skipped: 0 });
}

/**
 * The steps to run: all of them, or those named by --only.
 * @param {string} only their names, separated by commas
 */
function selection(only) {
  const names = only.split(',').filter(Boolean);
  const unknown = names.filter((name) => !steps.some((step) => step.name === name));
  if (unknown.length === 0) return names.length === 0 ? steps : steps.filter((step) => names.includes(step.name));
  throw new Error(`No step is named ${unknown.join(' or ')}: there are ${steps.map((step) => step.name).join(', ')}.`);
}

/** @param {import('./run-steps.mjs').FinishedStep} step */
function report(step) {
  const counts = step.passed + step.failed + step.skipped > 1 ? `: ${inWords(step)}` : '';
  const mark = step.failed > 0 ? '✗' : '✓';
  console.log(`${mark} ${step.name} (${step.seconds.toFixed(1)} s)${counts}`);
  if (step.failed > 0) console.log(step.output.trimEnd().replaceAll(/^/gm, '    '));
}

/** @param {import('./run-steps.mjs').FinishedStep[]} finished */
function summarize(finished) {
  const slowest = finished.toSorted((one, other) => other.seconds - one.seconds).slice(0, 3);
  const broken = finished.filter((step) => step.failed > 0);
  console.log(`\nSlowest: ${slowest.map((step) => `${step.name} ${step.seconds.toFixed(1)} s`).join(', ')}`);
  console.log(`Took ${((performance.now() - started) / 1000).toFixed(0)} s`);
  if (broken.length > 0) console.log(`Failed: ${broken.map((step) => step.name).join(', ')}`);
  end(sum(finished));
}

/**
 * The last line of all, which CI reads.
 * @param {import('./run-steps.mjs').Counts} counts
 */
function end(counts) {
  console.log(inWords(counts));
  process.exitCode = counts.failed > 0 ? 1 : 0;
}
