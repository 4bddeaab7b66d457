import { errorToJson } from '@connectrpc/connect/protocol-connect';
import { permissionMissing } from '#domain/errors.ts';
import { rpcs as table } from '#domain/permission-table.ts';
import type { KeyValues } from '#mocks/key-values.ts';
import { meant } from '#mocks/nearly.ts';

/** The codes of Connect, and the HTTP status of each: https://connectrpc.com/docs/protocol#error-codes */
const httpStatus = {
  canceled: 499,
  unknown: 500,
  invalid_argument: 400,
  deadline_exceeded: 504,
  not_found: 404,
  already_exists: 409,
  permission_denied: 403,
  resource_exhausted: 429,
  failed_precondition: 400,
  aborted: 409,
  out_of_range: 400,
  unimplemented: 501,
  internal: 500,
  unavailable: 503,
  data_loss: 500,
  unauthenticated: 401,
} as const;

type Code = keyof typeof httpStatus;

const hows: readonly string[] = ['network', 'lost', ...Object.keys(httpStatus)];

/**
 * What fails, and when: after how many successful calls, and how often (forever by default). A call is refused with a code,
 * or never arrives (`network`), or is carried out but its answer is lost (`lost`).
 */
export type Fault =
  | {
      readonly kind: 'rpc';
      readonly rpc: string;
      readonly how: Code | 'network' | 'lost';
      readonly times: number;
      readonly after: number;
    }
  | { readonly kind: 'offline' }
  | { readonly kind: 'session-expired'; readonly after: number };

const howTo =
  'Write fault=<RPC>:<code>[:times][:after=n], such as fault=ListRoles:unavailable:1; or fault=offline; or fault=session-expired[:after=n]. Several are separated by commas.';

/** Reads the faults of an address. `rpcs`: the valid names. Returns the first one that can't be read as the problem. */
export function parseFaults(text: string, rpcs: readonly string[]): readonly Fault[] | { readonly problem: string } {
  const faults: Fault[] = [];
  for (const part of text === '' ? [] : text.split(',')) {
    const fault = parseFault(part, rpcs);
    if ('problem' in fault) return { problem: `fault=${part}: ${fault.problem}` };
    faults.push(fault);
  }
  return faults;
}

function parseFault(part: string, rpcs: readonly string[]): Fault | { readonly problem: string } {
  const [name = '', ...words] = part.split(':');
  if (name === 'offline')
    return words.length === 0 ? { kind: name } : { problem: `offline takes nothing behind it. ${howTo}` };
  if (name === 'session-expired') {
    const after = takeAfter(words);
    return words.length === 0 ? { kind: 'session-expired', after } : wrongWords(words);
  }
  if (name === '') return { problem: `nothing is named. ${howTo}` };
  if (!rpcs.includes(name)) return { problem: `there is no RPC “${name}”.${closest(name, rpcs)} ${howTo}` };
  const how = words.shift() ?? '';
  if (!isHow(how)) {
    const wrong = how ? `“${how}” is no code.${meant(how, hows)}` : 'a code is missing.';
    return { problem: `${wrong} ${howTo} Codes: ${hows.join(', ')}.` };
  }
  const times = /^[1-9]\d{0,5}$/.test(words[0] ?? '') ? Number(words.shift()) : Number.POSITIVE_INFINITY;
  const after = takeAfter(words);
  return words.length === 0 ? { kind: 'rpc', rpc: name, how, times, after } : wrongWords(words);
}

/** Removes the first word if it is a number of calls. */
function takeAfter(words: string[]): number {
  const [, count] = /^after=(\d{1,6})$/.exec(words[0] ?? '') ?? [];
  if (count !== undefined) words.shift();
  return Number(count ?? 0);
}

function wrongWords([word = '']: readonly string[]): { readonly problem: string } {
  return { problem: `“${word}” is out of place. ${howTo} Times are counted from 1, and stand before after=.` };
}

function isHow(word: string): word is Code | 'network' | 'lost' {
  return hows.includes(word);
}

function closest(name: string, rpcs: readonly string[]): string {
  const wanted = name.toLowerCase();
  const same = rpcs.find((rpc) => rpc.toLowerCase() === wanted);
  if (same) return ` Is ${same} meant?`;
  const near = rpcs.filter((rpc) => {
    const known = rpc.toLowerCase();
    return wanted.length > 2 && (known.includes(wanted) || wanted.includes(known) || sharedStart(known, wanted) > 5);
  });
  return near.length > 0 ? ` Near it: ${near.join(', ')}.` : ` There are: ${rpcs.join(', ')}.`;
}

function sharedStart(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}

const key = 'mock-fault-calls';

/** Counts the calls that each fault has seen, also across reloads, and decides what happens to the next one. */
export function faultsAtWork(faults: readonly Fault[], storage: KeyValues, endSession: () => void) {
  const seen: Record<string, number> = JSON.parse(storage.getItem(key) ?? '{}');
  /** How many calls this fault has seen before this one. */
  const count = (index: number): number => {
    const before = seen[index] ?? 0;
    seen[index] = before + 1;
    storage.setItem(key, JSON.stringify(seen));
    return before;
  };

  /** Passes a call on, or makes it fail as a fault says. */
  return async (rpc: string, carryOut: () => Promise<Response>): Promise<Response> => {
    for (const [index, fault] of faults.entries()) {
      if (fault.kind === 'offline') return Response.error();
      if (fault.kind === 'session-expired') {
        if (count(index) === fault.after) endSession();
        continue;
      }
      if (fault.rpc !== rpc) continue;
      const before = count(index);
      if (before < fault.after || before >= fault.after + fault.times) continue;
      if (fault.how === 'lost') await carryOut();
      return fault.how === 'lost' || fault.how === 'network' ? Response.error() : refusal(fault.how, rpc);
    }
    return carryOut();
  };
}

/** Makes all faults count from zero again. */
export function forgetFaultCalls(storage: KeyValues): void {
  storage.removeItem(key);
}

/** A denial lists the RPC's own permission, organization-wide, because pages show which one is missing. */
function refusal(code: Code, rpc: string): Response {
  const needed = code === 'permission_denied' ? table.find(({ name }) => name === rpc)?.permissions[0] : undefined;
  const body =
    needed !== undefined
      ? errorToJson(permissionMissing(needed, 'the organization'), undefined)
      : { code, message: `A fault of the mocks: ${rpc} answers ${code}.` };
  return Response.json(body, { status: httpStatus[code] });
}
