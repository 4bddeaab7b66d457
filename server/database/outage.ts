/** Says once that a database is away, and once that it is back, however many queries fail meanwhile. */
export interface Outage {
  noticed(error: unknown): void;
  over(): void;
}

/** `tell` gets whole sentences, for the log. */
export function outageOf(tell: (words: string) => void): Outage {
  let isAway = false;
  return {
    noticed(error) {
      if (isAway) return;
      isAway = true;
      tell(`The database does not answer: ${reasonOf(error)}. Callers are told to try again.`);
    },
    over() {
      if (!isAway) return;
      isAway = false;
      tell('The database answers again.');
    },
  };
}

/** Why it failed, to stand inside a sentence. For a host with several addresses, Node reports a refused connection by its code only. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.message.replace(/\.$/, '') || ('code' in error ? String(error.code) : error.name);
}
