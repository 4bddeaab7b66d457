import { expect, it } from 'vitest';
import { webIds } from '#domain/ids.ts';
import { nodeIds } from '#server/ids.ts';

it.each(['', 'psc_v1_abc', 'über-\u{1F980}', '\uD800', 'x'.repeat(10_000)])(
  'Node’s digest of %j is that of the browser',
  async (text) => {
    expect(await nodeIds.digest(text)).toBe(await webIds.digest(text));
  },
);
