/**
 * `npm run lock`: makes package-lock.json whole, on any machine and behind any registry.
 * npm leaves out an optional package that it could not fetch (one for another system, from a registry that lacks it),
 * and `npm ci` then refuses the lock file as incomplete. So each gets an entry of its own.
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
