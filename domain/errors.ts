import { Code, ConnectError } from '@connectrpc/connect';
import type { Permission } from '#domain/rules/permissions.ts';
import { BadRequestSchema, ErrorInfoSchema } from '#proto/google/rpc/error_details_pb.ts';

/**
 * The only place that makes ConnectErrors. Each says what happened and what to do, in words a person may read, and
 * carries a google.rpc detail that a program may read: BadRequest for invalid fields, ErrorInfo for the rest.
 */

/** The `domain` of every ErrorInfo, and the reasons that clients may rely on. */
export const errorDomain = 'iam-console';
export type ErrorReason =
  | 'PERMISSION_MISSING'
  | 'ESCALATION'
  | 'HUMANS_ONLY'
  | 'NOT_FOUND'
  | 'LAST_OWNER'
  | 'ROLE_IN_USE'
  | 'LEFTOVER_BINDINGS'
  | 'ACCOUNT_MISSING'
  | 'INVITE_ENDED'
  | 'OWN_INVITE'
  | 'UPLOAD_STATE'
  | 'NAME_TAKEN'
  | 'BINDING_EXISTS'
  | 'ALREADY_ACCEPTED'
  | 'UPLOAD_EXISTS'
  | 'QUOTA';

/** What is wrong with one field of a request. The field is spelled as in the .proto file, for example `project_id`. */
export interface FieldViolation {
  readonly field: string;
  readonly description: string;
}

export function unauthenticated(message: string): ConnectError {
  return new ConnectError(message, Code.Unauthenticated);
}

/** `where` finishes the sentence: "the organization", or a project that the caller asked for. */
export function permissionMissing(permission: Permission, where: string): ConnectError {
  return withReason(
    Code.PermissionDenied,
    `This needs ${permission} in ${where}. An owner of the organization can give you a role that has it.`,
    'PERMISSION_MISSING',
    { permission },
  );
}

/** The caller tried to hand out permissions that they do not hold themselves; the message lists them all. */
export function escalation(missing: readonly Permission[], what: string): ConnectError {
  return withReason(
    Code.PermissionDenied,
    `You can't ${what}: it holds permissions that you don't hold there: ${missing.join(', ')}.`,
    'ESCALATION',
    { permissions: missing.join(',') },
  );
}

/** A machine asked for what is meant for people. `what` is the whole sentence. */
export function humansOnly(what: string): ConnectError {
  return withReason(Code.PermissionDenied, what, 'HUMANS_ONLY', {});
}

/**
 * Also the answer for what exists in an organization that the caller cannot see: the same as for a random id. `what` is a
 * program's to read, too: whoever asked for something in an organization learns which of the two is not there.
 */
export function notFound(what: string): ConnectError {
  return withReason(
    Code.NotFound,
    `There is no such ${what}. It may have been deleted; reload to see what is there now.`,
    'NOT_FOUND',
    { what },
  );
}

export function alreadyExists(
  reason: ErrorReason,
  message: string,
  metadata: Record<string, string> = {},
): ConnectError {
  return withReason(Code.AlreadyExists, message, reason, metadata);
}

export function failedPrecondition(
  reason: ErrorReason,
  message: string,
  metadata: Record<string, string> = {},
): ConnectError {
  return withReason(Code.FailedPrecondition, message, reason, metadata);
}

/** A quota is used up. `limit` is how many there may be. */
export function quotaExhausted(message: string, limit: number): ConnectError {
  return withReason(Code.ResourceExhausted, message, 'QUOTA', { limit: String(limit) });
}

/** Every invalid field at once, so that a person mends a form in one go. */
export function invalidArgument(violations: readonly FieldViolation[]): ConnectError {
  const message = violations.map((v) => `${v.field}: ${v.description}`).join(' ');
  return new ConnectError(message, Code.InvalidArgument, undefined, [
    { desc: BadRequestSchema, value: { fieldViolations: violations.map((v) => ({ ...v })) } },
  ]);
}

/** Too many wanted to change the same at once. Nothing was changed, so the caller may try again. */
export function busy(cause: unknown): ConnectError {
  const message = 'Too many changes are made at this moment, and this one was not. Try again.';
  return new ConnectError(message, Code.Aborted, undefined, undefined, cause);
}

/** What an unexpected error becomes: the request id to tell an operator, and nothing else. */
export function internal(requestId: string): ConnectError {
  return new ConnectError(`Something failed on our side. If it stays, report request ${requestId}.`, Code.Internal);
}

function withReason(code: Code, message: string, reason: ErrorReason, metadata: Record<string, string>): ConnectError {
  return new ConnectError(message, code, undefined, [
    { desc: ErrorInfoSchema, value: { reason, domain: errorDomain, metadata } },
  ]);
}
