import { create } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { expect, test } from 'vitest';
import { RefusalKind, TokenRefusalSchema, TokenUseSchema } from '#proto/console/activity/v1alpha1/activity_pb.ts';
import { whatWasSeen } from './what-was-seen.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 2, 1, 12, minute));

function used(minute: number, permission: string, projectId = 'production') {
  return create(TokenUseSchema, { projectId, permission, lastUsedAt: timestampFromDate(at(minute)) });
}

function refused(minute: number, kind: RefusalKind, permission = 'profile.write', projectId = '') {
  return create(TokenRefusalSchema, { kind, permission, projectId, refusedAt: timestampFromDate(at(minute)) });
}

const missing = RefusalKind.PERMISSION_MISSING;
const here = { projectId: 'production', client: 'agent' } as const;

test('nothing was seen yet', () => {
  expect(whatWasSeen({ uses: [], refusals: [] }, here)).toEqual({ use: undefined, problems: [] });
});

test('the last use in the project counts, if it is one that the client is for', () => {
  const uses = [used(5, 'profile.write'), used(7, 'debuginfo.write'), used(9, 'profile.read')];
  expect(whatWasSeen({ uses, refusals: [] }, here).use).toEqual({ at: at(7), projectId: 'production' });
  const script = whatWasSeen({ uses, refusals: [] }, { ...here, client: 'query-script' });
  expect(script.use).toEqual({ at: at(9), projectId: 'production' });
});

test('a use in another project is a problem, unless any project will do', () => {
  const uses = [used(5, 'profile.write', 'staging')];
  expect(whatWasSeen({ uses, refusals: [] }, here)).toEqual({
    use: undefined,
    problems: [{ kind: 'used-elsewhere', at: at(5), projectId: 'staging' }],
  });
  expect(whatWasSeen({ uses, refusals: [] }, { ...here, projectId: null })).toEqual({
    use: { at: at(5), projectId: 'staging' },
    problems: [],
  });
});

test('a missing or malformed header is told until a call has one', () => {
  const refusals = [refused(3, RefusalKind.NO_PROJECT), refused(4, RefusalKind.MALFORMED_PROJECT)];
  expect(whatWasSeen({ uses: [], refusals }, here).problems.map(({ kind }) => kind)).toEqual([
    'malformed-project',
    'no-project',
  ]);
  expect(whatWasSeen({ uses: [used(5, 'profile.write')], refusals }, here).problems).toEqual([]);
});

test('a missing header is not told any more once a call names a project, even if that is refused', () => {
  const refusals = [refused(3, RefusalKind.NO_PROJECT), refused(4, missing, 'profile.write', 'production')];
  expect(whatWasSeen({ uses: [], refusals }, here).problems.map(({ kind }) => kind)).toEqual(['permission-missing']);
});

test('permissions that are missing in one project are one problem', () => {
  const refusals = [
    refused(3, missing, 'profile.write', 'production'),
    refused(4, missing, 'debuginfo.write', 'production'),
  ];
  expect(whatWasSeen({ uses: [], refusals }, here).problems).toEqual([
    {
      kind: 'permission-missing',
      at: at(4),
      projectId: 'production',
      permissions: ['profile.write', 'debuginfo.write'],
    },
  ]);
});

test('a client can work in part: what is still refused stays told beside the use', () => {
  const seen = whatWasSeen(
    { uses: [used(9, 'profile.write')], refusals: [refused(5, missing, 'debuginfo.write', 'production')] },
    here,
  );
  expect(seen.use?.at).toEqual(at(9));
  expect(seen.problems).toMatchObject([{ kind: 'permission-missing', permissions: ['debuginfo.write'] }]);
});

test('a refusal in another project means that the client asks for the wrong one', () => {
  const refusals = [refused(5, missing, 'profile.write', 'staging')];
  expect(whatWasSeen({ uses: [], refusals }, here).problems).toEqual([
    { kind: 'refused-elsewhere', at: at(5), projectId: 'staging' },
  ]);
  const anywhere = whatWasSeen({ uses: [], refusals }, { ...here, projectId: null });
  expect(anywhere.problems).toMatchObject([{ kind: 'permission-missing', projectId: 'staging' }]);
  const inTheRightOneSince = { uses: [used(6, 'profile.write')], refusals };
  expect(whatWasSeen(inTheRightOneSince, here).problems).toEqual([]);
});

test('where any project will do, a use in one says nothing about a refusal in another', () => {
  const seen = whatWasSeen(
    { uses: [used(9, 'profile.write')], refusals: [refused(5, missing, 'profile.write', 'staging')] },
    { ...here, projectId: null },
  );
  expect(seen.problems).toMatchObject([{ kind: 'permission-missing', projectId: 'staging' }]);
});
