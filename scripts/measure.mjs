/**
 * `npm run measure`: what the Role Bindings page loads and what the server needs, in a table with the budgets. `-- --scale`
 * adds the speed of lists with 10,000 and 100,000 role bindings, `-- --lighthouse` how the page feels on a phone, and
 * `-- --files` lists the loaded files. `-- --check` fails when something is over its budget. `-- --calls` measures only how
 * fast the server answers checked calls, and `-- --growth` only how each RPC slows down as all tables grow.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { budgets } from './budgets.mjs';
import { buildWhatIsStale } from './builds.mjs';
import { readCommandLine } from './command-line.mjs';
import { browserOrInstall } from './install-browser.mjs';
import { installIfMissing } from './install.mjs';
import { startLiveServer, untilReady } from './live-server.mjs';
import { asTable, overBudget } from './measure-table.mjs';

const { options } = readCommandLine(
  'Measures the first page and the server. Options: --scale, --lighthouse, --files, --check; alone: --calls, --growth.',
  {
    options: {
      scale: 'boolean',
      lighthouse: 'boolean',
      files: 'boolean',
      check: 'boolean',
      calls: 'boolean',
      growth: 'boolean',
    },
  },
);
await installIfMissing();
await buildWhatIsStale(options.scale ? ['console', 'server', 'mocks'] : ['console', 'server']);
// These two need the packages.
const { measurePage } = await import('./measure-page.mjs');
const { idleMemory, medianStart } = await import('./measure-server.mjs');

const place = {
  folder: mkdtempSync(join(tmpdir(), 'iam-measure-')),
  port: Number(process.env.PORT ?? 4181),
  grpcPort: Number(process.env.GRPC_PORT ?? 4171),
};

/** Measurements of the server that are made alone, by the option that asks for them. */
const alone = {
  calls: async () => (await import('./measure-calls.mjs')).measureCalls(place),
  growth: async () => (await import('./measure-growth.mjs')).measureGrowth(place),
};

try {
  const asked = Object.entries(alone).filter(([option]) => options[option]);
  if (asked.length === 0) await showAll();
  for (const [, measure] of asked) show(await measure());
} finally {
  rmSync(place.folder, { recursive: true, force: true });
}

async function showAll() {
  const page = await onLiveServer(measurePage);
  const start = await medianStart(place);
  const memory = await idleMemory(place);
  const rows = [
    { what: 'JavaScript until the table shows, files', value: page.scripts.length },
    {
      what: 'JavaScript until the table shows, bytes gzip',
      value: totalBytes(page.scripts),
      budget: budgets.scriptBytes,
    },
    { what: 'CSS, bytes gzip', value: totalBytes(page.styles), budget: budgets.styleBytes },
    { what: 'Requests until the table shows', value: page.requests },
    { what: 'JavaScript loaded later, idle, files', value: page.laterScripts.length },
    { what: 'JavaScript loaded later, idle, bytes gzip', value: totalBytes(page.laterScripts) },
    { what: 'Server start on its database, seconds, median of 5', value: start, budget: budgets.serverStartSeconds },
    { what: 'Server memory, idle for 10 s, MB resident', value: memory / 1e6 },
  ];
  if (options.lighthouse) rows.push(...(await phoneVisit()));
  if (options.scale) rows.push(...(await scale()));
  show(rows);
  if (options.files) {
    for (const file of [...page.scripts, ...page.styles, ...page.laterScripts])
      console.log(`${file.bytes}\t${file.url}`);
  }
}

/** @param {import('./measure-table.mjs').Row[]} rows */
function show(rows) {
  console.log(asTable(rows));
  if (options.check && rows.some((row) => overBudget(row))) process.exitCode = 1;
}

/**
 * @template Measured
 * @param {(served: { origin: string, executablePath: string }) => Promise<Measured>} measure
 */
async function onLiveServer(measure) {
  const server = startLiveServer(place);
  try {
    await untilReady(server, place.port);
    return await measure({ origin: `http://localhost:${place.port}`, executablePath: await browserOrInstall() });
  } finally {
    await server.stop();
  }
}

async function phoneVisit() {
  const { measureLighthouse } = await import('./measure-lighthouse.mjs');
  const { score, largestContentfulPaint } = await onLiveServer((served) =>
    measureLighthouse({ ...served, port: place.port + 2 }),
  );
  return [
    { what: 'Lighthouse on a phone, of 100', value: score, atLeast: budgets.lighthouse },
    {
      what: 'Largest contentful paint there, seconds',
      value: largestContentfulPaint / 1000,
      budget: budgets.paintSeconds,
    },
  ];
}

async function scale() {
  const { measureScale } = await import('./measure-scale.mjs');
  return measureScale({ executablePath: await browserOrInstall(), port: place.port + 1 });
}

/** @param {{ bytes: number }[]} files */
function totalBytes(files) {
  return files.reduce((total, file) => total + file.bytes, 0);
}
