/**
 * `npm run lock`: completes package-lock.json, on any machine and with any registry. npm omits an optional package that it
 * could not fetch (for another system, from a registry without it), and `npm ci` then refuses the lock file as incomplete.
 * This adds the missing entries.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { readCommandLine } from './command-line.mjs';
import { completeLock } from './lock-entries.mjs';
import { inRoot } from './repository.mjs';

readCommandLine('Adds to package-lock.json the packages for other systems that npm left out.');
const path = inRoot('package-lock.json');
const before = JSON.parse(readFileSync(path, 'utf8'));
const { lock, added } = completeLock(before);
writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
console.log(
  added.length === 0 ? 'The lock file is complete.' : `Added ${added.length} entries:\n  ${added.join('\n  ')}`,
);
