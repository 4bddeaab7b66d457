import { type Logger, pino } from 'pino';

/** The server's log: a line of JSON for each event. Lines about a request carry its ID as `reqId`. */
export type Log = Logger;

/**
 * Creates the log, which writes to standard error unless a test listens. With `requests` it notes every request (see
 * browser/request-log.ts), else only what failed on our side.
 */
export function createLog(
  { requests }: { readonly requests: boolean },
  write: (line: string) => void = (line) => void process.stderr.write(line),
): Log {
  return pino(
    {
      base: null,
      level: requests ? 'info' : 'warn',
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (level) => ({ level }) },
      // Only these: errors of libraries carry what they were about, such as a row, or the codes of a sign-in.
      serializers: {
        err: (error: unknown) => (error instanceof Error ? { type: error.name, stack: error.stack } : String(error)),
      },
    },
    { write: (line) => write(harmless(line)) },
  );
}

/** Writes down an unexpected error, with the ID of the request that it ended. */
export function reportTo(log: Log): (error: unknown, requestId: string) => void {
  return (error, reqId) => {
    if (error instanceof Error) log.error({ reqId, err: error }, error.message);
    else log.error({ reqId }, String(error));
  };
}

/** Messages may hold text by strangers, which must not steer the terminal. JSON escapes only half of such characters. */
function harmless(line: string): string {
  return line.replace(/[^\P{C}\n]|[\u2028\u2029]/gu, (character) =>
    character.replace(/[^]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
  );
}
