import type { KeyValues } from '#mocks/key-values.ts';
/** What a developer or a test asked to go wrong, to see how the console takes it. */
export interface Faults {
  /** Milliseconds that every answer takes longer. */
  readonly delay: number;
  /** A Connect code (`unavailable`), or `network` for no answer at all, by RPC. */
  readonly failing: ReadonlyMap<string, string>;
}

const key = 'mock-faults';

/**
 * Reads `?fault=ListRoles:unavailable,CreateRoleBinding:network&delay=800`. Remembered for the tab, until `?fault=` says
 * otherwise.
 */
export function readFaults(search: string, storage: KeyValues): Faults {
  const given = new URLSearchParams(search);
  if (given.has('fault') || given.has('delay')) storage.setItem(key, given.toString());
  const wanted = new URLSearchParams(storage.getItem(key) ?? '');
  const pairs = (wanted.get('fault') ?? '').split(',').flatMap((part): [string, string][] => {
    const [rpc, code] = part.split(':');
    return rpc && code ? [[rpc, code]] : [];
  });
  return { delay: Number(wanted.get('delay')) || 0, failing: new Map(pairs) };
}

/** The answer that a fault puts in place of the real one, if one is asked for. */
export async function faultFor({ delay, failing }: Faults, rpc: string): Promise<Response | undefined> {
  if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay));
  const code = failing.get(rpc);
  if (code === undefined) return undefined;
  return code === 'network'
    ? Response.error()
    : Response.json({ code, message: 'A fault of the mocks.' }, { status: 500 });
}
