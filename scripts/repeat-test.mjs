/**
 * Runs a test of chance more often than `npm test` does: `npm run kill-test -- 200` kills a server under load 200 times on
 * each database, `npm run starts -- 6` starts three servers together 6 times.
 */
import { readCommandLine } from './command-line.mjs';
import { run } from './run-command.mjs';

const { words } = readCommandLine('Runs a test so many times: npm run kill-test -- 200, or npm run starts -- 6.', {
  words: true,
});
const [test = '', rounds = ''] = words;
if (test === '' || !/^[1-9]\d{0,4}$/.test(rounds)) {
  console.error('Say how often: npm run kill-test -- 200, or npm run starts -- 6.');
  process.exit(1);
}

const { code } = await run('npx', ['vitest', 'run', test], {
  env: { ROUNDS: rounds },
  timeoutSeconds: 60 + Number(rounds) * 60,
  visible: true,
});
process.exitCode = code;
