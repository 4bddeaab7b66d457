import { Code, ConnectError } from '@connectrpc/connect';
import { BadRequestSchema, ErrorInfoSchema } from '#proto/google/rpc/error_details_pb.ts';

/** What went wrong, grouped by what the person can do about it. */
export type ErrorKind =
  | 'signed-out'
  | 'denied'
  | 'not-found'
  | 'exists'
  | 'conflict'
  | 'quota'
  | 'invalid'
  | 'offline'
  /** The server doesn't have this call at all. */
  | 'unsupported'
  | 'failed';

/** An error as the screen needs it. */
export interface ApiError {
  readonly kind: ErrorKind;
  /** What happened and what to do, in words for the person. */
  readonly message: string;
  /** Whether a change may have been made anyway: nothing says that it was refused. */
  readonly isUncertain: boolean;
  /** What is wrong with each field of the request, by its name in the .proto file (`project_id`). */
  readonly violations: Readonly<Record<string, string>>;
  /** The backend's own name for the cause, such as `LAST_OWNER`. */
  readonly reason: string | undefined;
  /** The permissions that the person lacks, when that is why. */
  readonly missingPermissions: readonly string[];
  readonly metadata: Readonly<Record<string, string>>;
}

const kinds: Partial<Record<Code, ErrorKind>> = {
  [Code.Unauthenticated]: 'signed-out',
  [Code.PermissionDenied]: 'denied',
  [Code.NotFound]: 'not-found',
  [Code.AlreadyExists]: 'exists',
  [Code.FailedPrecondition]: 'conflict',
  [Code.Aborted]: 'conflict',
  [Code.ResourceExhausted]: 'quota',
  [Code.InvalidArgument]: 'invalid',
  [Code.OutOfRange]: 'invalid',
  [Code.Unavailable]: 'offline',
  [Code.Unimplemented]: 'unsupported',
};

/** The only place that reads errors. Takes anything that was thrown, including bugs of the console; never throws. */
export function readError(error: unknown): ApiError {
  const connectError = ConnectError.from(error);
  const info = connectError.findDetails(ErrorInfoSchema)[0];
  const kind = kindOf(connectError);
  return {
    kind,
    message: messageFor(kind, connectError),
    isUncertain: kind === 'offline' || kind === 'failed',
    violations: violationsOf(connectError),
    reason: info?.reason,
    missingPermissions: permissionsIn(info?.metadata ?? {}),
    metadata: info?.metadata ?? {},
  };
}

function kindOf(error: ConnectError): ErrorKind {
  if (isNetworkFault(error)) return 'offline';
  return kinds[error.code] ?? 'failed';
}

/** Without an answer, `fetch` rejects with a TypeError, worded differently by each browser. Others are bugs. */
function isNetworkFault({ cause, code }: ConnectError): boolean {
  return cause instanceof TypeError && (code === Code.Internal || /fetch|network|load failed/i.test(cause.message));
}

function messageFor(kind: ErrorKind, error: ConnectError): string {
  if (kind === 'signed-out') return 'Your session ended. Sign in to go on.';
  if (isNetworkFault(error)) return 'The server can’t be reached. Check your connection, then try again.';
  if (kind === 'offline') return 'The server is not available right now. Try again in a moment.';
  if (kind === 'unsupported') return 'This server doesn’t offer this.';
  if (error.code === Code.DeadlineExceeded) {
    return 'The server took too long to answer. A change may have been made anyway: reload to see what is there now.';
  }
  if (error.code === Code.Canceled) return 'The request was stopped before it was answered.';
  if (isOurs(error)) return error.rawMessage;
  if (kind === 'denied')
    return 'You don’t have the permission for this. An owner of the organization can give it to you.';
  return 'Something went wrong on the server. Try again. If it keeps happening, tell your administrator.';
}

/**
 * The title of a failure: "The role binding was not created", or "may have been created" if nothing says it was refused.
 * @param what should have been created, as the start of a sentence
 * @param done what should have been done with it
 */
export function notCreated(what: string, { isUncertain }: ApiError, done: 'created' | 'changed' = 'created'): string {
  return isUncertain ? `${what} may have been ${done} anyway` : `${what} was not ${done}`;
}

/** Whether the message is from our backend, not from a proxy ("HTTP 502") or a bug of the console. */
function isOurs({ cause, code, rawMessage }: ConnectError): boolean {
  return (
    cause === undefined && code !== Code.Unknown && code !== Code.Unimplemented && !/^(HTTP \d+)?$/.test(rawMessage)
  );
}

function violationsOf(error: ConnectError): Record<string, string> {
  const violations = error.findDetails(BadRequestSchema).flatMap((detail) => detail.fieldViolations);
  return Object.fromEntries(violations.map(({ field, description }) => [field, description]));
}

function permissionsIn({ permission, permissions }: Record<string, string>): string[] {
  return (permissions ?? permission ?? '').split(',').filter(Boolean);
}
