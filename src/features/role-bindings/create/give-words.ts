import { roleName } from '#src/access/role-name.ts';
import { type Projects, scopePhrase } from '#src/access/scope-state.ts';
import type { SubjectWords } from '#src/access/subject-words.ts';
import { isolated } from '#src/lib/isolated.ts';
import type { Gift } from './give-role.ts';

/** What projects and subjects are called. */
type Naming = SubjectWords & { readonly projects: Projects };

/** "ada@acme.example now has Viewer in project Checkout", "3 subjects now have Viewer in 2 projects". */
export function givenWords(gifts: readonly Gift[], role: string, { projects, first }: Naming): string {
  const subjects = subjectsIn(gifts);
  return `${first(subjects)} now ${subjects.length === 1 ? 'has' : 'have'} ${isolated(roleName(role))} in ${placesWords(gifts, projects)}`;
}

/** "Took Viewer in project Checkout back from ada@acme.example". */
export function takenBackWords(gifts: readonly Gift[], role: string, { projects, within }: Naming): string {
  return `Took ${isolated(roleName(role))} in ${placesWords(gifts, projects)} back from ${within(subjectsIn(gifts))}`;
}

function subjectsIn(gifts: readonly Gift[]): readonly string[] {
  return [...new Set(gifts.map(({ subject }) => subject))];
}

function placesWords(gifts: readonly Gift[], projects: Projects): string {
  const places = [...new Set(gifts.map(({ projectId }) => projectId))];
  return places.length === 1 ? scopePhrase(places[0] ?? '', projects) : `${places.length} projects`;
}
