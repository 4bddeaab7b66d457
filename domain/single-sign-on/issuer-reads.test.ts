import { expect, it } from 'vitest';
import { limitIssuerReads } from '#domain/single-sign-on/issuer-reads.ts';
import { refusal } from '#domain/testing/refusal.ts';

const start = Date.parse('2026-03-01T12:00:00Z');

it('a person may have three issuers read at once', async () => {
  const read = limitIssuerReads(() => new Date(start));
  const answers: (() => void)[] = [];
  const work = () => new Promise<void>((done) => void answers.push(done));
  const reads = [1, 2, 3].map(() => read('ada', work));
  expect(await refusal(read('ada', work))).toMatchObject({ reason: 'QUOTA', metadata: { limit: '3' } });
  reads.push(read('bo', work));
  answers[0]?.();
  await reads[0];
  reads.push(read('ada', work));
  for (const answer of answers) answer();
  expect(await Promise.all(reads)).toHaveLength(5);
});

it('and twenty in a minute, well read or not', async () => {
  let now = start;
  const read = limitIssuerReads(() => new Date(now));
  const away = () => read('ada', () => Promise.reject(new Error('away')));
  for (let count = 0; count < 20; count += 1) await expect(away()).rejects.toThrow('away');
  now += 59_999;
  expect(await refusal(away())).toMatchObject({ reason: 'QUOTA', metadata: { limit: '20' } });
  await expect(read('bo', async () => 'read')).resolves.toBe('read');
  now += 1;
  await expect(away()).rejects.toThrow('away');
});
