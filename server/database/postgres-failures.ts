import { ConnectError } from '@connectrpc/connect';
import { DatabaseError } from 'pg';
import { unavailable } from '#domain/errors.ts';
import type { Setback } from '#server/database/database.ts';

const setbacks = new Map<string, Setback>([
  ['40001', 'conflict'], // serialization_failure
  ['40P01', 'conflict'], // deadlock_detected
  ['23505', 'duplicate'], // unique_violation
  ['25006', 'lost'], // read_only_sql_transaction: what was the primary is one no more
  ['25P03', 'lost'], // idle_in_transaction_session_timeout
  ['53300', 'lost'], // too_many_connections
  ['57P01', 'lost'], // admin_shutdown
  ['57P02', 'lost'], // crash_shutdown
  ['57P03', 'lost'], // cannot_connect_now
]);

/**
 * Why an error need not be the last word: one of the driver, or what `publicFailure` made of it. Any other is about what a
 * transaction was doing, and says nothing of its connection.
 */
export function setbackOf(error: unknown): Setback | undefined {
  if (error instanceof DatabaseError) return ofServer(error);
  if (!(error instanceof ConnectError)) return undefined;
  return error.cause instanceof DatabaseError ? ofServer(error.cause) : lost.has(error) ? 'lost' : undefined;
}

/** What `publicFailure` made of errors that the server did not send. */
const lost = new WeakSet<ConnectError>();

/** The error of the driver that a caller may see: "try again" where the database can't be reached, or took too long. */
export function publicFailure(error: unknown): unknown {
  if (error instanceof DatabaseError) {
    const isTimeout = error.code === '57014'; // query_canceled
    return isTimeout || ofServer(error) === 'lost' ? unavailable(error) : error;
  }
  // The server did not send it, so it is about the connection; but a wrong argument is our own fault.
  if (!(error instanceof Error) || error instanceof TypeError) return error;
  const failure = unavailable(error);
  lost.add(failure);
  return failure;
}

function ofServer({ code = '' }: DatabaseError): Setback | undefined {
  return setbacks.get(code) ?? (code.startsWith('08') ? 'lost' : undefined); // connection exceptions
}
