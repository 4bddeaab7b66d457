import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow } from './repository.mjs';

/**
 * How the files of a folder differ from those that are expected: a line for each that is missing, changed or too many.
 * @param {string} actual
 * @param {string} expected
 * @returns {string[]}
 */
export function differences(actual, expected) {
  const here = new Set(filesBelow(actual));
  const there = new Set(filesBelow(expected));
  const lines = [...new Set([...here, ...there])].toSorted().map((file) => {
    if (!here.has(file)) return `missing: ${file}`;
    if (!there.has(file)) return `left over: ${file}`;
    const same = readFileSync(join(actual, file)).equals(readFileSync(join(expected, file)));
    return same ? '' : `out of date: ${file}`;
  });
  return lines.filter((line) => line !== '');
}
