import { describe, expect, it } from 'vitest';
import { isInviteOpen } from '#domain/rules/invite.ts';
import { decideUpload, uploadLifetime } from '#domain/rules/upload.ts';

const now = new Date('2026-03-01T12:00:00.000Z');
const after = (milliseconds: number) => new Date(now.getTime() + milliseconds);

describe('an invite', () => {
  it.each([
    ['open that never ends', null, null, true],
    ['open until a millisecond from now', after(1), null, true],
    ['ended at this moment', now, null, false],
    ['ended before', after(-1), null, false],
    ['ended by hand', null, after(-1), false],
    ['ended by hand before its time', after(1000), now, false],
  ])('is %s', (_what, expiresAt, expiredAt, open) => {
    expect(isInviteOpen({ expiresAt, expiredAt }, now)).toBe(open);
  });
});

describe('an upload', () => {
  const uploaded = { state: 'uploaded', startedAt: after(-1) } as const;
  const fresh = { state: 'uploading', startedAt: after(1 - uploadLifetime) } as const;
  const abandoned = { state: 'uploading', startedAt: after(-uploadLifetime) } as const;

  it.each([
    ['of a new file', undefined, false, 'start'],
    ['of a new file, forced', undefined, true, 'start'],
    ['of a file that is there', uploaded, false, 'done'],
    ['of a file that is there, forced', uploaded, true, 'start'],
    ['of a file on its way', fresh, false, 'in-progress'],
    ['of a file on its way, forced', fresh, true, 'in-progress'],
    ['of a file whose upload was abandoned', abandoned, false, 'start'],
  ] as const)('%s is answered %4$s', (_what, upload, force, decision) => {
    expect(decideUpload(upload, force, now)).toBe(decision);
  });
});
