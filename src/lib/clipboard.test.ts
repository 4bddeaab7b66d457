import { expect, test } from 'vitest';
import { copyText } from './clipboard.ts';

test('says copied only after the browser has written', async () => {
  let written = '';
  const result = await copyText('psc_v1', { writeText: async (text) => void (written = text) });
  expect([result, written]).toEqual(['copied', 'psc_v1']);
});

test('says refused when the browser denies the write', async () => {
  const result = await copyText('x', { writeText: () => Promise.reject(new DOMException('no', 'NotAllowedError')) });
  expect(result).toBe('refused');
});

test('says refused where there is no clipboard, as on an insecure page', async () => {
  expect(await copyText('x')).toBe('refused');
});
