import { roleName } from '#src/access/role-name.ts';
import { type Projects, scopePhrase } from '#src/access/scope-state.ts';
import type { SubjectWords } from '#src/access/subject-words.ts';
import { isolated } from '#src/lib/isolated.ts';
import { listed } from '#src/lib/listed.ts';
import type { ChangePlan, NewBinding, OldBinding, RoleAt, Standing } from './change-flow.ts';

/** What projects and subjects are called. */
type Naming = SubjectWords & { readonly projects: Projects };

/** "Viewer in project Production". */
export function roleAtWords({ role, projectId }: RoleAt, projects: Projects): string {
  return `${isolated(roleName(role))} in ${scopePhrase(projectId, projects)}`;
}

/** "Viewer in project Production and project Staging"; all of one role. */
export function rolesWords(all: readonly RoleAt[], projects: Projects): string {
  const [first] = all;
  return first
    ? `${isolated(roleName(first.role))} in ${listed(all.map((one) => scopePhrase(one.projectId, projects)))}`
    : '';
}

/** The toast: "ada@acme.example now has Writer instead of Viewer in project Production". */
export function changedWords({ subject, from, to }: ChangePlan, { projects, first: named }: Naming): string {
  const name = named(subject);
  const [old] = from;
  const [first] = to;
  if (!old) return `${name} now also has ${rolesWords(to, projects)}`;
  if (to.length === 1 && first?.projectId === old.projectId) {
    return `${name} now has ${isolated(roleName(first.role))} instead of ${isolated(roleName(old.role))} in ${scopePhrase(old.projectId, projects)}`;
  }
  return `${name} now has ${rolesWords(to, projects)} instead of ${listed(from.map((one) => scopePhrase(one.projectId, projects)))}`;
}

/** The toast after Undo: "ada@acme.example has Viewer in project Production again". */
export function changedBackWords({ subject, from, to }: ChangePlan, { projects, first, within }: Naming): string {
  return from.length > 0
    ? `${first(subject)} has ${rolesWords(from, projects)} again`
    : `Took ${rolesWords(to, projects)} back from ${within(subject)}`;
}

type Outcome = { readonly kind: 'made' | 'failed' | 'unclear' | 'nothing'; readonly words: string };

const oldOutcomes: Record<OldBinding['state'], Outcome> = {
  there: { kind: 'nothing', words: 'Still there' },
  deleted: { kind: 'made', words: 'Deleted' },
  gone: { kind: 'nothing', words: 'Deleted by somebody else' },
  unclear: { kind: 'unclear', words: 'Unconfirmed' },
};

const newOutcomes: Record<NewBinding['state'], Outcome> = {
  absent: { kind: 'nothing', words: 'Not created' },
  made: { kind: 'made', words: 'Created' },
  existed: { kind: 'nothing', words: 'Was there before' },
  unclear: { kind: 'unclear', words: 'Unconfirmed' },
};

/** Each role binding of a change that stopped halfway, and what is known of it. */
export function standingLines({ olds, news }: Standing): readonly (RoleAt & { outcome: Outcome; isOld: boolean })[] {
  return [
    ...olds.map((one) => ({ ...one, outcome: oldOutcomes[isListed(one) ? 'there' : one.state], isOld: true })),
    ...news.map((one) => ({ ...one, outcome: newOutcomes[isListed(one) ? 'made' : one.state], isOld: false })),
  ];
}

/** Nobody heard what became of it, but the list has it. */
function isListed(one: OldBinding | NewBinding): boolean {
  return one.state === 'unclear' && one.isListed === true;
}

/** What stands now, in one sentence. */
export function standsWords({ olds, news }: Standing, projects: Projects): string {
  if ([...olds, ...news].some((one) => one.state === 'unclear' && !isListed(one))) {
    return 'We couldn’t confirm every step. It’s safe to try again: nothing is created twice.';
  }
  const all = [
    ...olds.filter((one) => one.state === 'there' || isListed(one)),
    ...news.filter((one) => one.state === 'made' || isListed(one)),
  ];
  const words = listed(all.map((one) => roleAtWords(one, projects)));
  if (all.length === 0) return 'None of the role bindings stands.';
  if (all.length === 1) return `Only ${words} stands.`;
  return `${all.length === 2 ? 'Both stand' : 'All of these stand'}: ${words}.`;
}
