import { parseSubject } from '#domain/rules/subject.ts';
import { ownerRole } from '#domain/rules/system-roles.ts';

/** The first steps for a new organization, in the order to do them. */
export type FirstStep = 'project' | 'account' | 'token' | 'data' | 'second-owner' | 'team';

/** Facts about the organization; `undefined` is what the person may not see, or what has not loaded yet. */
export interface FirstWeekFacts {
  readonly projects: number | undefined;
  readonly accounts: number | undefined;
  readonly tokens: readonly { readonly lastUsedAt?: unknown }[] | undefined;
  readonly bindings:
    | readonly { readonly subject: string; readonly role: string; readonly projectId: string }[]
    | undefined;
}

type Bindings = NonNullable<FirstWeekFacts['bindings']>;

/** Whether each step is done; `undefined` where that is unknown. */
export function firstWeek({
  projects,
  accounts,
  tokens,
  bindings,
}: FirstWeekFacts): Record<FirstStep, boolean | undefined> {
  const people = bindings?.filter(({ subject }) => parseSubject(subject).kind === 'user');
  const owners = people && ownersOf(people);
  return {
    project: projects === undefined ? undefined : projects > 0,
    account: accounts === undefined ? undefined : accounts > 0,
    token: tokens && tokens.length > 0,
    data: tokens?.some(({ lastUsedAt }) => lastUsedAt !== undefined),
    'second-owner': owners && owners.length > 1,
    team: owners && people.some(({ subject }) => !owners.includes(subject)),
  };
}

/** The people who own the whole organization, each once. */
export function ownersOf(bindings: Bindings): readonly string[] {
  return allOwnersOf(bindings).filter((subject) => parseSubject(subject).kind === 'user');
}

/** Every subject that owns the whole organization, each once: people first, then service accounts. */
export function allOwnersOf(bindings: Bindings): readonly string[] {
  const owners = bindings.filter(({ role, projectId }) => role === ownerRole && projectId === '');
  return [...new Set(owners.map(({ subject }) => subject))].toSorted((a, b) => machinesLast(a) - machinesLast(b));
}

/** 0 for a person, 1 for anything else. */
function machinesLast(subject: string): number {
  return Number(parseSubject(subject).kind !== 'user');
}
