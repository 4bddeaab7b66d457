import { Code, ConnectError } from '@connectrpc/connect';
import type { Permission } from '#domain/rules/permissions.ts';
import { BadRequestSchema, ErrorInfoSchema } from '#proto/google/rpc/error_details_pb.ts';

/**
 * The only place that creates ConnectErrors. Each says what happened and what to do, in words for people, and has a
 * google.rpc detail for programs: BadRequest for invalid fields, ErrorInfo for the rest.
 */

/** The `domain` of every ErrorInfo, and the reasons that clients may rely on. */
const errorDomain = 'iam-console';
export type ErrorReason =
  | 'PERMISSION_MISSING'
  | 'ESCALATION'
  | 'HUMANS_ONLY'
  | 'OTHER_CALLER'
  | 'NOT_FOUND'
  | 'LAST_OWNER'
  | 'ROLE_IN_USE'
  | 'LEFTOVER_BINDINGS'
  | 'STALE_ROLE'
  | 'STALE_PROJECT'
  | 'MIGRATION_ENDED'
  | 'STALE_ORGANIZATION'
  | 'LEGACY_TOKENS_DISABLED'
  | 'ACCOUNT_MISSING'
  | 'INVITE_ENDED'
  | 'OWN_INVITE'
  | 'UPLOAD_STATE'
  | 'NO_PAYMENT_PROVIDER'
  | 'SUBSCRIPTION_ENDED'
  | 'DISCOUNT_UNREADABLE'
  | 'PRICE_MISSING'
  | 'NAME_TAKEN'
  | 'BINDING_EXISTS'
  | 'ALREADY_ACCEPTED'
  | 'UPLOAD_EXISTS'
  | 'IDENTIFIER_TAKEN'
  | 'STALE_SINGLE_SIGN_ON'
  | 'SINGLE_SIGN_ON_ON'
  | 'SINGLE_SIGN_ON_UNAVAILABLE'
  | 'SINGLE_SIGN_ON_ONLY_HERE'
  | 'NOT_TRIED'
  | 'OTHER_SETTINGS'
  | 'SET_UP_AGAIN'
  | 'DEFAULT_ROLE'
  | 'IDENTIFIER_IN_USE'
  | 'ISSUER'
  | 'QUOTA';

/** What is wrong with one field of a request. The field is spelled as in the .proto file, for example `project_id`. */
export interface FieldViolation {
  readonly field: string;
  readonly description: string;
}

export function unauthenticated(message: string): ConnectError {
  return new ConnectError(message, Code.Unauthenticated);
}

/** The request was meant from somebody else than who is signed in: see `domain/rules/expected-caller.ts`. */
export function otherCaller(): ConnectError {
  return withReason(
    Code.Unauthenticated,
    'Somebody else has signed in meanwhile, so nothing was changed. Reload the page.',
    'OTHER_CALLER',
    {},
  );
}

/** `where` ends the sentence: "the organization", or a project that the caller asked for. */
export function permissionMissing(permission: Permission, where: string): ConnectError {
  return withReason(
    Code.PermissionDenied,
    `This needs ${permission} in ${where}. An owner of the organization can give you a role that has it.`,
    'PERMISSION_MISSING',
    { permission },
  );
}

/**
 * The caller tried to give permissions that they don't have; the message lists them all.
 * @param more that programs may read
 */
export function escalation(
  missing: readonly Permission[],
  what: string,
  more: Readonly<Record<string, string>> = {},
): ConnectError {
  return withReason(
    Code.PermissionDenied,
    `You can't ${what}: it includes permissions that you don't have there: ${missing.join(', ')}.`,
    'ESCALATION',
    { ...more, permissions: missing.join(',') },
  );
}

/** A machine called something that is only for people. `what` is the whole sentence. */
export function humansOnly(what: string): ConnectError {
  return withReason(Code.PermissionDenied, what, 'HUMANS_ONLY', {});
}

/**
 * Also the answer for things in an organization that the caller can't see: the same as for a random ID. Programs may read
 * `what`, too: it says whether the organization or the thing in it was not found.
 */
export function notFound(what: string): ConnectError {
  return nothingThere(what, `There is no such ${what}. It may have been deleted; reload to see what is there now.`);
}

/** Something that an organization need not have, and hasn't. `message` says so in whole sentences. */
export function nothingThere(what: string, message: string): ConnectError {
  return withReason(Code.NotFound, message, 'NOT_FOUND', { what });
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

/** The RPC is out of use. `instead` is a whole sentence that names what to use. */
export function outOfUse(instead: string): ConnectError {
  return new ConnectError(instead, Code.Unimplemented);
}

/** A quota is used up. `limit` is the maximum number. */
export function quotaExhausted(message: string, limit: number): ConnectError {
  return withReason(Code.ResourceExhausted, message, 'QUOTA', { limit: String(limit) });
}

/** All invalid fields at once, so that a person can fix the form in one go. */
export function invalidArgument(violations: readonly FieldViolation[]): ConnectError {
  const message = violations.map((v) => `${v.field}: ${v.description}`).join(' ');
  return new ConnectError(message, Code.InvalidArgument, undefined, [
    { desc: BadRequestSchema, value: { fieldViolations: violations.map((v) => ({ ...v })) } },
  ]);
}

/** Too many callers changed the same thing at once. Nothing was changed, so the caller may retry. */
export function busy(cause: unknown): ConnectError {
  const message = 'Too many changes were made at once, and this one was not saved. Try again.';
  return new ConnectError(message, Code.Aborted, undefined, undefined, cause);
}

/** The store can't be reached, or did not answer in time. Nothing was changed, so the caller may retry. */
export function unavailable(cause: unknown): ConnectError {
  const message = 'The database does not answer at the moment. Nothing was changed. Try again.';
  return new ConnectError(message, Code.Unavailable, undefined, undefined, cause);
}

/** The store could not be reached while a change was being saved. */
export function perhapsSaved(cause: unknown): ConnectError {
  const message =
    'The database stopped answering while this was being saved. Look whether it was, and if not, try again.';
  return new ConnectError(message, Code.Unavailable, undefined, undefined, cause);
}

/** The answer for an unexpected error: only the request ID, to tell an operator. */
export function internal(requestId: string): ConnectError {
  return new ConnectError(
    `Something failed on our side. If it keeps happening, report request ${requestId}.`,
    Code.Internal,
  );
}

function withReason(code: Code, message: string, reason: ErrorReason, metadata: Record<string, string>): ConnectError {
  return new ConnectError(message, code, undefined, [
    { desc: ErrorInfoSchema, value: { reason, domain: errorDomain, metadata } },
  ]);
}
