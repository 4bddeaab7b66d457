import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { differences } from './differences.mjs';

it('names each file that is missing, left over or out of date', () => {
  const folder = mkdtempSync(join(tmpdir(), 'differences-'));
  const write = (file: string, content: string) => {
    mkdirSync(join(folder, file, '..'), { recursive: true });
    writeFileSync(join(folder, file), content);
  };
  write('actual/same.ts', 'same');
  write('expected/same.ts', 'same');
  write('actual/deep/changed.ts', 'old');
  write('expected/deep/changed.ts', 'new');
  write('actual/dropped.ts', '');
  write('expected/added.ts', '');
  try {
    expect(differences(join(folder, 'actual'), join(folder, 'expected'))).toEqual([
      'missing: added.ts',
      'out of date: deep/changed.ts',
      'left over: dropped.ts',
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
