/**
 * `npm run stability`: all e2e stories five times (or as often as asked: `npm run stability -- 10`), each time on a new
 * database. Says which run failed; one that fails now and then is a fault of the product or of the test.
 */
import { endCommandsWithUs, runScript } from './run-command.mjs';

endCommandsWithUs();
const times = Number(process.argv[2] ?? 5);
if (!Number.isInteger(times) || times < 1) throw new Error('How often? A whole number, at least 1.');

let failed = 0;
for (let time = 1; time <= times; time += 1) {
  const { code, output, seconds } = await runScript('e2e', [], { timeoutSeconds: 900 });
  console.log(`Run ${time} of ${times}: ${code === 0 ? 'passed' : 'failed'} (${seconds.toFixed(0)} s)`);
  if (code !== 0) console.log(output);
  failed += code === 0 ? 0 : 1;
}
console.log(`${times - failed} runs passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
