import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import { filesBelow, inRoot } from './repository.mjs';
import { run } from './run-command.mjs';

const scripts: Record<string, string> = manifest.scripts;
const documents = ['README.md', 'e2e/README.md', ...filesBelow(inRoot('docs')).map((file) => `docs/${file}`)];
const commands = [...new Set(documents.filter((file) => file.endsWith('.md')).flatMap(commandsIn))];

const calls = commands.flatMap((command) => programsOf(wordsOf(command)));
/** What the documents hand to a runner of tests, all of it together, because it takes seconds to start. */
const handedTo = (runner: string) =>
  calls
    .filter(([name, task]) => name === runner && (task === 'test' || task === 'run'))
    .flatMap(([, , ...args]) => args)
    .filter((word) => !opensWindow.test(word));

/** Options that open a window, which a machine without a screen can't. */
const opensWindow = /^--(headed|debug|ui)\b/;

it('finds the commands that the documents name', () => {
  expect(commands).toEqual(expect.arrayContaining(['npm start', 'npm test', 'npm run measure -- --scale']));
});

it('names only tests that are there', () => {
  const tests = filesBelow(inRoot(), (name) => name === 'node_modules').filter((file) =>
    /\.(test|spec)\.tsx?$/.test(file),
  );
  const named = [...handedTo('vitest'), ...handedTo('playwright')].filter(
    (word) => /^[\w./-]+$/.test(word) && !word.endsWith('.mjs'),
  );
  const missing = named.filter((word) => !word.startsWith('-') && !tests.some((file) => file.includes(word)));
  expect(missing).toEqual([]);
});

it.each([
  ['vitest', ['list', '--filesOnly', ...handedTo('vitest')]],
  ['vitest', ['list', '--filesOnly', '--config', 'scripts/mutation.vitest.config.mjs']], // the tests of `npm run mutation`
  ['playwright', ['test', '--list', '--pass-with-no-tests', ...handedTo('playwright')]],
])('%s starts with all that is handed to it: %j', async (runner, args) => {
  expect(await run(bin(runner), args)).toMatchObject({ code: 0 });
});

const others = calls
  .filter(([name]) => name !== 'vitest' && name !== 'playwright')
  .map((words) => JSON.stringify(words));

it.concurrent.each([...new Set(others)])('%s starts', async (call) => {
  const [program = '', ...args]: string[] = JSON.parse(call);
  // Our own scripts refuse options that they don't know, also when they only say what they are for.
  const outcome = await (program === 'node'
    ? run(process.execPath, [...args, '--help'])
    : run(bin(program), ['--version']));
  expect(outcome).toMatchObject({ code: 0 });
});

/** The commands in a document's code, without the variables before them. One with a gap to fill (… or <path>) is none. */
function commandsIn(file: string): string[] {
  const text = readFileSync(inRoot(file), 'utf8');
  const code = [...text.matchAll(/^ {4}(\S.*?)(?: {3,}.*)?$/gm), ...text.matchAll(/`([^`]+)`/g)];
  return code
    .flatMap(([, line = '']) => line.replaceAll(/\s+/g, ' ').split('&&'))
    .map((command) => command.trim().replace(/^(?:\w+=\S+ )+/, ''))
    .filter((command) => /^(?:npm (?:run |start\b|test\b)|npx |node )/.test(command) && !/[…<]/.test(command));
}

function wordsOf(command: string): string[] {
  return (command.match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replaceAll('"', ''));
}

/** The programs that a command runs, each with its arguments: those of the script in package.json, if it names one. */
function programsOf([first = '', second = '', ...rest]: string[]): string[][] {
  if (first === 'npx') return [[second, ...rest]];
  if (first !== 'npm') return [[first, second, ...rest]];
  const [name = '', ...args] = second === 'run' ? rest : [second, ...rest];
  const parts = scripts[name]?.split(' && ').map(wordsOf);
  if (!parts) throw new Error(`package.json has no script ${name}.`);
  // npm hands on what follows `--` to the last program.
  return parts.flatMap((part, at) => programsOf(at < parts.length - 1 ? part : [...part, ...args.slice(1)]));
}

function bin(name: string): string {
  return inRoot('node_modules', '.bin', name);
}
