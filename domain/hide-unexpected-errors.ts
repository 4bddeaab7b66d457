import { ConnectError, type Interceptor } from '@connectrpc/connect';
import { internal } from '#domain/errors.ts';
import type { Host } from '#domain/host.ts';
import { requestIdKey } from '#domain/request-id.ts';

/**
 * Passes on only errors from domain/errors.ts or Connect. Others are reported with a request ID, and answered as Internal
 * with only that ID: a stack trace or a database message would help an attacker.
 */
export function hideUnexpectedErrors(host: Pick<Host, 'ids' | 'report'>): Interceptor {
  return (next) => async (request) => {
    try {
      return await next(request);
    } catch (error) {
      throw publicError(host, error, request.contextValues.get(requestIdKey));
    }
  };
}

/** Returns the error that a caller may see. Hosts use it for errors outside the interceptors, so that one rule holds. */
export function publicError(host: Pick<Host, 'ids' | 'report'>, error: unknown, givenId?: string): ConnectError {
  if (error instanceof ConnectError) return error;
  const requestId = givenId ?? host.ids.uuid();
  host.report(error, requestId);
  return internal(requestId);
}
