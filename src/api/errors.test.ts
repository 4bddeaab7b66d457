import { Code, ConnectError } from '@connectrpc/connect';
import { describe, expect, test } from 'vitest';
import { BadRequestSchema, ErrorInfoSchema } from '#proto/google/rpc/error_details_pb.ts';
import { notCreated, readError } from './errors.ts';

function withInfo(code: Code, message: string, reason: string, metadata: Record<string, string> = {}): ConnectError {
  return new ConnectError(message, code, undefined, [{ desc: ErrorInfoSchema, value: { reason, metadata } }]);
}

test.each([
  [Code.Unauthenticated, 'signed-out'],
  [Code.PermissionDenied, 'denied'],
  [Code.NotFound, 'not-found'],
  [Code.AlreadyExists, 'exists'],
  [Code.FailedPrecondition, 'conflict'],
  [Code.Aborted, 'conflict'],
  [Code.ResourceExhausted, 'quota'],
  [Code.InvalidArgument, 'invalid'],
  [Code.OutOfRange, 'invalid'],
  [Code.Unavailable, 'offline'],
  [Code.Internal, 'failed'],
  [Code.Unknown, 'failed'],
  [Code.Unimplemented, 'unsupported'],
  [Code.DataLoss, 'failed'],
  [Code.DeadlineExceeded, 'failed'],
  [Code.Canceled, 'failed'],
])('code %i is “%s”', (code, kind) => expect(readError(new ConnectError('words', code)).kind).toBe(kind));

test('whether something was created is uncertain unless it was refused', () => {
  const said = [Code.Unavailable, Code.DeadlineExceeded, Code.AlreadyExists, Code.PermissionDenied].map((code) =>
    notCreated('The role', readError(new ConnectError('words', code))),
  );
  const [maybe, no] = ['The role may have been created anyway', 'The role was not created'];
  expect(said).toEqual([maybe, maybe, no, no]);
  const lost = ConnectError.from(new TypeError('Failed to fetch'));
  expect(notCreated('The role', readError(lost))).toBe(maybe);
});

test('puts each violation beside its field', () => {
  const error = new ConnectError('name: Enter a name.', Code.InvalidArgument, undefined, [
    {
      desc: BadRequestSchema,
      value: {
        fieldViolations: [
          { field: 'name', description: 'Enter a name.' },
          { field: 'project_id', description: 'There is no such project.' },
        ],
      },
    },
  ]);
  expect(readError(error).violations).toEqual({ name: 'Enter a name.', project_id: 'There is no such project.' });
});

test('lists the one permission that is missing, and all of an escalation', () => {
  const one = withInfo(Code.PermissionDenied, 'm', 'PERMISSION_MISSING', { permission: 'role.list' });
  const many = withInfo(Code.PermissionDenied, 'm', 'ESCALATION', { permissions: 'billing.read,billing.modify' });
  expect(readError(one)).toMatchObject({ reason: 'PERMISSION_MISSING', missingPermissions: ['role.list'] });
  expect(readError(many).missingPermissions).toEqual(['billing.read', 'billing.modify']);
});

describe('words', () => {
  test('are the backend’s where it has some', () => {
    const words = 'This is the last owner. Make somebody else owner first.';
    const error = withInfo(Code.FailedPrecondition, words, 'LAST_OWNER', { count: '1' });
    expect(readError(error)).toMatchObject({ message: words, reason: 'LAST_OWNER', metadata: { count: '1' } });
  });

  test('are our own where a proxy answered', () => {
    const { message } = readError(new ConnectError('HTTP 403', Code.PermissionDenied));
    expect(message).toBe('You don’t have the permission for this. An owner of the organization can give it to you.');
  });

  test('warn after a timeout that the change may have been made', () => {
    expect(readError(new ConnectError('', Code.DeadlineExceeded)).message).toContain('may have been made anyway');
  });

  test('never show the inside of a bug', () => {
    expect(readError(new RangeError('x is not iterable')).message).not.toContain('iterable');
  });
});

test.each(['Failed to fetch', 'NetworkError when attempting to fetch resource.', 'Load failed'])(
  'takes the browser’s “%s” for no network',
  (words) => expect(readError(new TypeError(words)).kind).toBe('offline'),
);

test('takes a bug for a bug', () => {
  expect(readError(new TypeError('x is undefined')).kind).toBe('failed');
  expect(readError('thrown text')).toMatchObject({ kind: 'failed', violations: {}, missingPermissions: [] });
});
