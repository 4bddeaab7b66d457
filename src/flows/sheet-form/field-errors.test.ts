import { create } from '@bufbuild/protobuf';
import { Code, ConnectError } from '@connectrpc/connect';
import { expect, test } from 'vitest';
import { BadRequestSchema } from '#proto/google/rpc/error_details_pb.ts';
import { readError } from '#src/api/errors.ts';
import { errorsAt, reasonIn } from './field-errors.ts';

const places = { name: 'tokenName', project_id: 'limit' } as const;

function invalid(violations: Readonly<Record<string, string>>) {
  const fieldViolations = Object.entries(violations).map(([field, description]) => ({ field, description }));
  const details = [{ desc: BadRequestSchema, value: create(BadRequestSchema, { fieldViolations }) }];
  return readError(new ConnectError('Invalid.', Code.InvalidArgument, undefined, details));
}

test('puts each violation beside the field where it can be mended', () => {
  expect(errorsAt(invalid({ name: 'Too long.', project_id: 'Gone.' }), places)).toEqual({
    tokenName: 'Too long.',
    limit: 'Gone.',
  });
});

test('leaves a violation of what the form has no field for to the notice', () => {
  expect(errorsAt(invalid({ organization_id: 'No.' }), places)).toEqual({});
});

test('says at the name that something has it already', () => {
  expect(errorsAt(readError(new ConnectError('Taken.', Code.AlreadyExists)), places)).toEqual({ tokenName: 'Taken.' });
});

test('says nothing at the fields when nobody knows what became of it', () => {
  expect(errorsAt(readError(new ConnectError('', Code.Unavailable)), places)).toEqual({});
});

test('takes the words of a rule, and none of one that is kept', () => {
  expect(reasonIn({ ok: true })).toBeUndefined();
  expect(reasonIn({ ok: false, reason: 'Enter a name.' })).toBe('Enter a name.');
});
