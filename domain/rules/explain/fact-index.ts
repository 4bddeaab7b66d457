import type { ProjectScope } from '#domain/rules/access.ts';
import type { AccessFacts, AccountFact, BindingFact, PersonFact, TokenFact } from '#domain/rules/explain/facts.ts';
import { type RoleTable, roleTable } from '#domain/rules/explain/role-table.ts';
import { parseSubject } from '#domain/rules/subject.ts';

/** The facts, by what questions ask for. */
export interface FactIndex {
  readonly roleOf: RoleTable;
  readonly projectState: (projectId: ProjectScope) => 'there' | 'gone' | 'unseen';
  /** The bindings of a subject, the organization-wide ones first. */
  readonly bindingsOf: (subject: string) => readonly BindingFact[];
  /** Every subject that has a binding, with its bindings as `bindingsOf` returns them. */
  readonly bySubject: ReadonlyMap<string, readonly BindingFact[]>;
  readonly hasAllBindingsOf: (subject: string) => boolean;
  readonly accountNamed: (name: string) => AccountFact | undefined;
  readonly accountOf: (token: TokenFact) => AccountFact | undefined;
  readonly tokenWith: (id: string) => TokenFact | undefined;
  readonly tokensOf: (account: AccountFact) => readonly TokenFact[];
  readonly personAt: (subject: string) => PersonFact | undefined;
  /** Whether people can sign in with this provider; `undefined`: unknown. */
  readonly canSignInWith: (provider: string) => boolean | undefined;
}

const indexes = new WeakMap<AccessFacts, FactIndex>();
const none: readonly never[] = [];

/** The index of these facts. It is made once for the same object, reading each list once. */
export function indexOf(facts: AccessFacts): FactIndex {
  const index = indexes.get(facts) ?? makeIndex(facts);
  indexes.set(facts, index);
  return index;
}

function makeIndex(facts: AccessFacts): FactIndex {
  const { complete } = facts;
  const projects = new Set<ProjectScope>(facts.projects.map(({ id }) => id));
  // Grouped when it is first asked for: some answers need only a few of 100,000 bindings.
  let groups: FactIndex['bySubject'] | undefined;
  const bySubject = () => (groups ??= bindingsBySubject(facts.bindings));
  const accountsByName = new Map(facts.accounts.map((account) => [account.name, account]));
  const accountsById = new Map(facts.accounts.map((account) => [account.id, account]));
  const tokens = new Map(facts.tokens.map((token) => [token.id, token]));
  const people = new Map(facts.people.map((person) => [person.subject, person]));
  const providers = providersOf(facts.people);
  const isWhole = complete.bindings === true;
  const whole = new Set(typeof complete.bindings === 'boolean' ? none : complete.bindings);
  return {
    roleOf: roleTable(facts.organizationId, facts.roles, complete.roles),
    projectState(projectId) {
      if (projectId === null || projects.has(projectId)) return 'there';
      return complete.projects ? 'gone' : 'unseen';
    },
    get bySubject() {
      return bySubject();
    },
    bindingsOf: (subject) => bySubject().get(subject) ?? none,
    hasAllBindingsOf: (subject) => isWhole || whole.has(subject),
    accountNamed: (name) => accountsByName.get(name),
    accountOf: (token) => accountsById.get(token.serviceAccountId),
    tokenWith: (id) => tokens.get(id),
    tokensOf: (account) => facts.tokens.filter((token) => token.serviceAccountId === account.id),
    personAt: (subject) => people.get(subject),
    canSignInWith: (provider) => facts.providers?.includes(provider) ?? providers.get(provider),
  };
}

/** The bindings of each subject, the organization-wide ones first. */
function bindingsBySubject(bindings: readonly BindingFact[]): ReadonlyMap<string, readonly BindingFact[]> {
  const groups = new Map<string, BindingFact[]>();
  for (const binding of bindings) {
    const group = groups.get(binding.subject);
    if (group) group.push(binding);
    else groups.set(binding.subject, [binding]);
  }
  for (const [subject, group] of groups) groups.set(subject, group.toSorted(byWidth));
  return groups;
}

function byWidth(a: BindingFact, b: BindingFact): number {
  return Number(a.projectId !== null) - Number(b.projectId !== null);
}

/** What is known of one person of a provider is known of the provider, unless the subject's form alone is the reason. */
function providersOf(people: readonly PersonFact[]): ReadonlyMap<string, boolean> {
  const providers = new Map<string, boolean>();
  for (const { subject, canSignIn } of people) {
    const parsed = parseSubject(subject);
    if (parsed.kind !== 'user' || !subject.startsWith('user:') || canSignIn === undefined) continue;
    providers.set(parsed.provider, canSignIn || (providers.get(parsed.provider) ?? false));
  }
  return providers;
}
