import { rpcs } from '#domain/permission-table.ts';
import { type Clock, parseClock } from '#mocks/clock.ts';
import { type Fault, parseFaults } from '#mocks/faults.ts';
import type { KeyValues } from '#mocks/key-values.ts';
import { parseLatency, type Latency } from '#mocks/latency.ts';
import { isNearly, meant } from '#mocks/nearly.ts';
import { isPersona, personas } from '#mocks/personas.ts';
import { isScenario, type ScenarioName, scenarioNames } from '#mocks/scenarios.ts';

/** What the address can set for the mocks. The person (`as=`) is separate, because the next sign-in replaces it. */
export interface Parameters {
  readonly scenario: ScenarioName;
  readonly faults: readonly Fault[];
  readonly latency: Latency | undefined;
  readonly clock: Clock | undefined;
  readonly seed: number | undefined;
}

/** The names of the parameters in the address. */
export const parameterNames = ['as', 'scenario', 'fault', 'latency', 'clock', 'seed'] as const;

const kept = parameterNames.filter((name) => name !== 'as');
const rpcNames = rpcs.map(({ name }) => name);
const key = 'mock-parameters';

/** The current parameters, and what is wrong with them, in sentences; empty if nothing is. */
export type Read = { readonly parameters: Parameters; readonly search: string; readonly problems: readonly string[] };

/**
 * Reads the parameters of an address. They replace those that the tab has stored; an empty value resets one, a missing one
 * stays. Nothing is stored from an address with problems.
 */
export function readParameters(search: string, storage: KeyValues): Read {
  const given = new URLSearchParams(search);
  const merged = new URLSearchParams(storage.getItem(key) ?? '');
  for (const name of kept) {
    const value = given.get(name);
    if (value === '') merged.delete(name);
    else if (value !== null) merged.set(name, value);
  }
  const { parameters, problems: wrong } = parse(merged);
  const read = { parameters, problems: [...misspelt(given), ...repeated(given), ...strangers(given), ...wrong] };
  if (read.problems.length === 0) storage.setItem(key, merged.toString());
  return { ...read, search: readable(merged) };
}

/** What is wrong with an address, without storing anything of it. */
export function problemsOf(search: string, storage: KeyValues): readonly string[] {
  const before = { getItem: (name: string) => storage.getItem(name), setItem: () => {}, removeItem: () => {} };
  return readParameters(search, before).problems;
}

/** Whether an address changes what the world is built from: then the tab's stored world is discarded. */
export function startsAnew(search: string, storage: KeyValues): boolean {
  const given = new URLSearchParams(search);
  const before = new URLSearchParams(storage.getItem(key) ?? '');
  return ['scenario', 'clock', 'seed'].some((name) => given.has(name) && given.get(name) !== (before.get(name) ?? ''));
}

/** Resets to the parameters of a new tab. */
export function forgetParameters(storage: KeyValues): void {
  storage.setItem(key, '');
}

function parse(wanted: URLSearchParams): Omit<Read, 'search'> {
  const problems: string[] = [];
  const checked = <Value>(read: Value | { readonly problem: string }): Value | undefined => {
    if (typeof read !== 'object' || read === null || !('problem' in read)) return read;
    problems.push(read.problem);
    return undefined;
  };
  const scenario = wanted.get('scenario') ?? 'default';
  const parameters: Parameters = {
    scenario: checked<ScenarioName>(isScenario(scenario) ? scenario : unknownScenario(scenario)) ?? 'default',
    faults: checked<readonly Fault[]>(parseFaults(wanted.get('fault') ?? '', rpcNames)) ?? [],
    latency: checked<Latency | undefined>(parseLatency(wanted.get('latency'))),
    clock: checked<Clock | undefined>(parseClock(wanted.get('clock'))),
    seed: checked<number | undefined>(parseSeed(wanted.get('seed'))),
  };
  return { parameters, problems };
}

/** Names that are nearly one of ours. All others in the address belong to the console. */
function misspelt(given: URLSearchParams): string[] {
  return Array.from(new Set(given.keys())).flatMap((name) => {
    const known = parameterNames.find((one) => one !== name && isNearly(name, one));
    return known ? [`${name}=: there is no such parameter. Is ${known}= meant?`] : [];
  });
}

/** Repeated parameters, where it is unclear which value counts. */
function repeated(given: URLSearchParams): string[] {
  return parameterNames
    .filter((name) => given.getAll(name).length > 1)
    .map((name) => `${name}= stands more than once.${name === 'fault' ? ' Separate several faults by commas.' : ''}`);
}

/** A person who is neither in the seed world nor an e-mail. */
function strangers(given: URLSearchParams): string[] {
  const as = given.get('as') ?? '';
  if (as === '' || isPersona(as)) return [];
  return [`as=${as}: there is nobody of that name.${meant(as, personas)} Write ${personas.join(', ')}, or an e-mail.`];
}

function unknownScenario(name: string) {
  return {
    problem: `scenario=${name}: there is no such scenario.${meant(name, scenarioNames)} There are: ${scenarioNames.join(', ')}.`,
  };
}

function parseSeed(text: string | null): number | undefined | { readonly problem: string } {
  if (text === null) return undefined;
  return /^-?\d{1,15}$/.test(text)
    ? Number(text)
    : { problem: `seed=${text}: a seed is a whole number of at most 15 digits, such as seed=7.` };
}

/** Unescapes colons and commas, for people to read. */
function readable(search: URLSearchParams): string {
  return search.toString().replaceAll('%3A', ':').replaceAll('%2C', ',');
}
