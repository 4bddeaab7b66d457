/** `npm run build`: runs all builds, or only the given ones: `npm run build -- console`. */
import { build, buildNames } from './builds.mjs';
import { readCommandLine } from './command-line.mjs';

const { words: wanted } = readCommandLine(`Makes all builds, or only those named: ${buildNames.join(', ')}.`, {
  words: true,
});
const unknown = wanted.filter((name) => !buildNames.some((known) => known === name));
if (unknown.length > 0) {
  console.error(`No build is named ${unknown.join(' or ')}: there are ${buildNames.join(', ')}.`);
  process.exit(1);
}

for (const name of buildNames.filter((each) => wanted.length === 0 || wanted.some((one) => one === each))) {
  const { code, output, seconds } = await build(name);
  console.log(code === 0 ? `Built ${name} in ${seconds.toFixed(1)} s.` : output);
  if (code !== 0) process.exitCode = 1;
}
