import { fewOf } from '#src/access/few-of.ts';
import { roleName } from '#src/access/role-name.ts';
import { type Projects, scopePhrase } from '#src/access/scope-state.ts';
import { subjectText } from '#src/access/subject-text.ts';
import type { Gift } from './give-role.ts';

/** "ada@acme.example now has Viewer in project Checkout", "3 subjects now have Viewer in 2 projects". */
export function givenWords(gifts: readonly Gift[], role: string, projects: Projects): string {
  const subjects = subjectsIn(gifts);
  return `${fewOf(subjects)} now ${subjects.length === 1 ? 'has' : 'have'} ${roleName(role)} in ${placesWords(gifts, projects)}`;
}

/** "Took Viewer in project Checkout back from ada@acme.example". */
export function takenBackWords(gifts: readonly Gift[], role: string, projects: Projects): string {
  return `Took ${roleName(role)} in ${placesWords(gifts, projects)} back from ${fewOf(subjectsIn(gifts))}`;
}

function subjectsIn(gifts: readonly Gift[]): readonly string[] {
  return [...new Set(gifts.map(({ subject }) => subject))].map(subjectText);
}

function placesWords(gifts: readonly Gift[], projects: Projects): string {
  const places = [...new Set(gifts.map(({ projectId }) => projectId))];
  return places.length === 1 ? scopePhrase(places[0] ?? '', projects) : `${places.length} projects`;
}
