import { expect, test } from 'vitest';
import { barredWords, lostByAny, lostWords } from './loss-words.ts';
import { projectsFrom } from './scope-state.ts';
import { subjectWords } from './subject-words.ts';

const projects = projectsFrom([{ id: 'p1', name: 'Production' }], true);
const everywhere = { projectId: null, permissions: ['profile.write', 'rolebinding.create'] } as const;
const inProject = { projectId: 'p1', permissions: ['profile.write', 'debuginfo.write'] } as const;

test('what is lost is a phrase for each scope, sensitive acts first', () => {
  expect(lostWords([everywhere], projects)).toBe('create role bindings and send profiles in the whole organization');
  expect(lostWords([everywhere, inProject], projects)).toBe(
    'create role bindings and send profiles in the whole organization; send profiles and upload debug info in project Production',
  );
});

test('what several lose is told once, and in a project only if it is not lost everywhere', () => {
  expect(lostByAny([[inProject], [everywhere], [everywhere]])).toEqual([
    everywhere,
    { projectId: 'p1', permissions: ['debuginfo.write'] },
  ]);
  expect(lostByAny([[], []])).toEqual([]);
});

test('says why nobody loses anything: nobody can sign in as the person, or the account is gone', () => {
  const rosa = {
    subject: 'user:google:rosa@acme.example',
    why: { kind: 'cannot-sign-in', because: 'provider' },
  } as const;
  const old = { subject: 'serviceaccount:old', why: { kind: 'account-missing', what: 'account' } } as const;
  const words = subjectWords('google', new Set());
  expect(barredWords([rosa], words)).toBe('Nobody can sign in as rosa@acme.example, so nobody loses anything.');
  expect(barredWords([old], words, 'nothing changes')).toBe(
    'Service account old no longer exists, so nothing changes.',
  );
  expect(barredWords([rosa, old], words)).toBe(
    'Nobody can sign in as rosa@acme.example, and service account old no longer exists, so nobody loses anything.',
  );
});
