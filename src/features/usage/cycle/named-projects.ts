import { type Projects, scopeState } from '#src/access/scope-state.ts';
import type { ProjectTotal } from './cycle-usage.ts';

/** A project in the words of the page. */
export interface NamedProject {
  readonly projectId: string;
  /** Its name of now or, where it is gone or not visible, its last one; can be empty. */
  readonly name: string;
  /** What to call it: its name, or that it has none; with its ID where another is called the same. */
  readonly title: string;
  /** The same in plain text, where nothing else says that it is gone: "Checkout (deleted)". */
  readonly label: string;
  /** `unseen`: the person sees no project like this, but not all projects either, so it may still be there. */
  readonly state: 'here' | 'deleted' | 'unseen';
  /** The names on the days of the cycle that are not `name`. */
  readonly earlierNames: readonly string[];
}

/** Names the projects of a cycle by their IDs. `projects`: those that the person sees. */
export function namedProjects(
  totals: readonly Pick<ProjectTotal, 'projectId' | 'names'>[],
  projects: Projects,
): ReadonlyMap<string, NamedProject> {
  const named = totals.map(({ projectId, names }) => nameOf(projectId, names, projects));
  const uses = new Map<string, number>();
  for (const { label } of named) uses.set(label, (uses.get(label) ?? 0) + 1);
  return new Map(
    named.map((project) => [project.projectId, uses.get(project.label) === 1 ? project : withId(project)]),
  );
}

function withId(project: NamedProject): NamedProject {
  const id = ` (${project.projectId.slice(0, 8)})`;
  return { ...project, title: project.title + id, label: project.label + id };
}

function nameOf(projectId: string, names: readonly string[], projects: Projects): NamedProject {
  const { kind } = scopeState(projectId, projects);
  const name = projects.names.get(projectId) ?? names[0] ?? '';
  const title = name || (projectId ? 'Unnamed project' : 'No project');
  return {
    projectId,
    name,
    title,
    label: kind === 'deleted' ? `${title} (deleted)` : title,
    state: kind === 'deleted' || kind === 'unseen' ? kind : 'here',
    earlierNames: names.filter((other) => other !== name),
  };
}
