import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder with package.json, from whatever folder a script was called. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * A path inside the repository.
 * @param {...string} parts
 */
export function inRoot(...parts) {
  return join(root, ...parts);
}

/**
 * Every file below a folder, as sorted paths relative to it, with forward slashes. A folder that isn't there has none.
 * @param {string} folder
 * @param {(name: string) => boolean} skip leaves out files and whole folders by their name
 * @returns {string[]}
 */
export function filesBelow(folder, skip = () => false) {
  /** @type {string[]} */
  const files = [];
  for (const entry of entriesOf(folder)) {
    if (skip(entry.name)) continue;
    if (entry.isDirectory()) {
      for (const file of filesBelow(join(folder, entry.name), skip)) files.push(`${entry.name}/${file}`);
    } else {
      files.push(entry.name);
    }
  }
  return files.toSorted();
}

/** @param {string} folder */
function entriesOf(folder) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
