import { Code, ConnectError } from '@connectrpc/connect';
import { expect, test } from 'vitest';
import { shouldRetry } from './query-client.ts';

const error = (code: Code) => new ConnectError('', code);

test('asks an unreachable server twice more, then gives up', () => {
  expect([0, 1, 2].map((failures) => shouldRetry(failures, error(Code.Unavailable)))).toEqual([true, true, false]);
  expect(shouldRetry(0, new TypeError('Failed to fetch'))).toBe(true);
});

test.each([Code.PermissionDenied, Code.Unauthenticated, Code.NotFound, Code.Internal, Code.DeadlineExceeded])(
  'takes code %i for an answer',
  (code) => expect(shouldRetry(0, error(code))).toBe(false),
);
