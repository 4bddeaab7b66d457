import { parseArgs } from 'node:util';

/**
 * The arguments of the script that runs: its options by name, and its words without dashes. `--help` prints what the script
 * does and ends it before it does anything; so does, with an error, an option or a word that it doesn't take.
 * @param {string} help what the script does, in a sentence, and its options
 * @param {{ options?: Record<string, 'boolean' | 'string'>, words?: boolean }} [accepted]
 * @returns {{ options: Record<string, unknown>, words: string[] }}
 */
export function readCommandLine(help, { options = {}, words = false } = {}) {
  const types = Object.entries({ ...options, help: /** @type {const} */ ('boolean') });
  let read;
  try {
    read = parseArgs({
      options: Object.fromEntries(types.map(([name, type]) => [name, { type }])),
      allowPositionals: words,
    });
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${help}`);
    process.exit(1);
  }
  if (read.values.help) {
    console.log(help);
    process.exit(0);
  }
  return { options: read.values, words: read.positionals };
}
