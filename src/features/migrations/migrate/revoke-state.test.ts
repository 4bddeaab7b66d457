import { expect, test } from 'vitest';
import { revokeState } from './revoke-state.ts';

const now = new Date('2026-03-01T12:00:00Z');
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

test('before the API token was used, the legacy token stays', () => {
  expect(revokeState({ newUse: undefined, oldUse: ago(1000), readAt: now }, 'agent')).toEqual({ kind: 'unused' });
  expect(revokeState({ newUse: undefined, oldUse: 'unknown', readAt: now }, 'agent')).toEqual({ kind: 'unused' });
});

test('a legacy token that was never used can go with the first use of the new one', () => {
  expect(revokeState({ newUse: ago(1), oldUse: undefined, readAt: now }, 'agent')).toEqual({ kind: 'ready' });
});

test('an agent is silent after a quarter of an hour, a CI job after a week', () => {
  const uses = { newUse: ago(1), oldUse: ago(15), readAt: now };
  expect(revokeState(uses, 'agent')).toEqual({ kind: 'ready' });
  expect(revokeState({ ...uses, oldUse: ago(14) }, 'agent')).toEqual({ kind: 'in-use', until: ago(-1) });
  const until = new Date(ago(15).getTime() + 7 * 24 * 60 * 60_000);
  expect(revokeState(uses, 'debuginfo-upload')).toEqual({ kind: 'in-use', until });
});

test('a last use in the future comes from a clock that is ahead, and counts', () => {
  const uses = { newUse: ago(1), oldUse: ago(-3), readAt: now };
  expect(revokeState(uses, 'scraper')).toEqual({ kind: 'in-use', until: ago(-18) });
});

test('without a last use to know, nobody can tell', () => {
  expect(revokeState({ newUse: ago(1), oldUse: 'unknown', readAt: now }, 'scraper')).toEqual({ kind: 'unknown' });
});

test('a page that slept for an hour has not seen an hour of silence', () => {
  const uses = { newUse: ago(60), oldUse: ago(62), readAt: ago(60) };
  expect(revokeState(uses, 'agent')).toEqual({ kind: 'in-use', until: ago(47) });
  expect(revokeState({ ...uses, readAt: now }, 'agent')).toEqual({ kind: 'ready' });
});
