import { ConnectError, type Interceptor } from '@connectrpc/connect';
import { internal } from '#domain/errors.ts';
import type { Host } from '#domain/host.ts';

/**
 * Lets only errors through that domain/errors.ts (or Connect itself) made. Anything else is reported with a request
 * id and answered as Internal with that id and nothing else: a stack or a database message is an attacker's map.
 */
export function hideUnexpectedErrors(host: Pick<Host, 'ids' | 'report'>): Interceptor {
  return (next) => async (request) => {
    try {
      return await next(request);
    } catch (error) {
      throw publicError(host, error);
    }
  };
}

/** What of an error may be told. The same rule, for what goes wrong before or after the interceptors. */
export function publicError(host: Pick<Host, 'ids' | 'report'>, error: unknown): ConnectError {
  if (error instanceof ConnectError) return error;
  const requestId = host.ids.uuid();
  host.report(error, requestId);
  return internal(requestId);
}
