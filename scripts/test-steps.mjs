import { readFileSync, rmSync } from 'node:fs';
import { build } from './builds.mjs';
import { browserOrInstall } from './install-browser.mjs';
import { inRoot } from './repository.mjs';
import { runScript } from './run-command.mjs';
import { countPlaywright, countVitest, trustworthy } from './test-counts.mjs';

/**
 * @typedef {import('./run-steps.mjs').Step} Step
 * @typedef {import('./run-steps.mjs').StepOutcome} StepOutcome
 * @typedef {import('./run-command.mjs').Outcome} Outcome
 */

const unitReport = 'test-results/unit.json';
const invariantsReport = 'test-results/invariants.json';
const partsReport = 'test-results/parts.json';
const e2eReport = 'test-results/e2e.json';
const e2eTracesReport = 'test-results/e2e-traces.json';

/** The browser that the step "browser" found, for the steps after it. */
const browser = { path: '' };

/**
 * All that `npm test` checks. What takes long and what others need comes first; e2e gets the machine to itself, because
 * its tests have time limits.
 * @type {Step[]}
 */
export const steps = [
  { name: 'build console', run: buildConsole },
  { name: 'types', run: () => check('types') },
  { name: 'build mocks', needs: ['build console'], run: async () => checked(await build('mocks')) },
  { name: 'lint', run: () => check('lint') },
  { name: 'build server', run: async () => checked(await build('server')) },
  { name: 'format', run: () => check('format:check') },
  { name: 'generated code', run: () => check('drift') },
  { name: 'browser', run: findOrInstallBrowser },
  { name: 'unit', run: () => vitest('unit', unitReport) },
  { name: 'parts', needs: ['browser'], run: () => vitest('parts', partsReport) },
  {
    name: 'invariants',
    needs: ['build console', 'build mocks', 'build server'],
    run: () => vitest('invariants', invariantsReport),
  },
  { name: 'e2e', needs: ['browser', 'build console', 'build mocks', 'build server'], alone: true, run: e2e },
];

/** @param {string} script of package.json */
async function check(script) {
  return checked(await runScript(script));
}

/**
 * A command that either passes or fails is one check.
 * @param {Outcome} outcome
 * @returns {StepOutcome}
 */
function checked({ code, output }) {
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0, output };
}

/** The build writes the route tree. If it differs from the committed one, a route was changed without it. */
async function buildConsole() {
  const routeTree = inRoot('src', 'app', 'routes.gen.ts');
  const before = read(routeTree);
  const outcome = await build('console');
  if (outcome.code !== 0 || read(routeTree) === before) return checked(outcome);
  return checked({
    ...outcome,
    code: 1,
    output: 'src/app/routes.gen.ts was out of date. It is written anew: commit it.\n',
  });
}

async function findOrInstallBrowser() {
  try {
    browser.path = await browserOrInstall();
    return { passed: 1, failed: 0, skipped: 0, output: browser.path };
  } catch (error) {
    return { passed: 0, failed: 1, skipped: 0, output: error instanceof Error ? error.message : String(error) };
  }
}

/**
 * @param {string} script
 * @param {string} report
 */
async function vitest(script, report) {
  rmSync(inRoot(report), { force: true });
  const args = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { code, output } = await runScript(script, args, { env: browserVariable(), timeoutSeconds: 1200 });
  return { ...trustworthy(readReport(report, countVitest), code), output };
}

/** Passes the browser's path to commands, as scripts/browser.mjs reads it. */
function browserVariable() {
  return { ...(browser.path && { CHROMIUM_PATH: browser.path }) };
}

/**
 * The first run decides. It records no traces, which would cost a sixth of its time. Failed stories run again only to
 * record their traces, whatever their result.
 */
async function e2e() {
  rmSync(inRoot(e2eReport), { force: true });
  const env = browserVariable();
  const options = { env: { ...env, E2E_REPORT: e2eReport }, timeoutSeconds: 3600 };
  const { code, output } = await runScript('e2e', ['--trace=off'], options);
  const outcome = trustworthy(readReport(e2eReport, countPlaywright), code);
  if (code === 0) return { ...outcome, output };
  const again = { env: { ...env, E2E_REPORT: e2eTracesReport }, timeoutSeconds: 600 };
  const traced = await runScript('e2e', ['--last-failed'], again);
  return { ...outcome, output: `${output}\nOnce more, with traces:\n${traced.output}` };
}

/**
 * @template Report
 * @param {string} path
 * @param {(report: Report) => import('./run-steps.mjs').Counts} count
 */
function readReport(path, count) {
  const text = read(inRoot(path));
  if (text === undefined) return undefined;
  try {
    return count(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** @param {string} path */
function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
