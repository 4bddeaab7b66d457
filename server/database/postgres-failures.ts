import { Code, ConnectError } from '@connectrpc/connect';
import { DatabaseError } from 'pg';
import { unavailable } from '#domain/errors.ts';
import type { Setback } from '#server/database/database.ts';

const setbacks = new Map<string, Setback>([
  ['40001', 'conflict'], // serialization_failure
  ['40P01', 'conflict'], // deadlock_detected
  ['23503', 'conflict'], // foreign_key_violation: something was added to what is being removed
  ['23505', 'duplicate'], // unique_violation
  ['25006', 'lost'], // read_only_sql_transaction: what was the primary is one no more
  ['25P03', 'lost'], // idle_in_transaction_session_timeout
  ['53300', 'lost'], // too_many_connections
  ['57P01', 'lost'], // admin_shutdown
  ['57P02', 'lost'], // crash_shutdown
  ['57P03', 'lost'], // cannot_connect_now
]);

/** Why an error of the driver need not be the last word. One that the server did not send is about the connection. */
export function driverSetback(error: unknown): Setback | undefined {
  if (!(error instanceof DatabaseError)) return isOfConnection(error) ? 'lost' : undefined;
  const code = error.code ?? '';
  return setbacks.get(code) ?? (code.startsWith('08') ? 'lost' : undefined); // connection exceptions
}

/** The same for the error of a query as callers get it. Any other error is the last word. */
export function setbackOf(error: unknown): Setback | undefined {
  if (error instanceof DatabaseError) return driverSetback(error);
  return error instanceof ConnectError && error.code === Code.Unavailable ? driverSetback(error.cause) : undefined;
}

/** The error that a caller may see: "try again" where the database can't be reached, or took too long. */
export function publicFailure(error: unknown): unknown {
  const isTimeout = error instanceof DatabaseError && error.code === '57014'; // query_canceled
  return isTimeout || driverSetback(error) === 'lost' ? unavailable(error) : error;
}

function isOfConnection(error: unknown): boolean {
  return error instanceof Error && !(error instanceof TypeError) && !(error instanceof ConnectError);
}
