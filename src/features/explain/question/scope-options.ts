import { type Projects, scopeName } from '#src/access/scope-state.ts';
import { organizationScope } from '#src/access/why-search.ts';
import type { Option } from '#src/lib/match-options.ts';

/** The whole organization and each project; `asked` is always among them, also if it is gone or can't be seen. */
export function scopeOptions(projects: Projects, asked: string | undefined): Option[] {
  const listed = Array.from(projects.names, ([value, label]): Option => ({ value, label, keywords: value }));
  const isListed = asked === undefined || asked === organizationScope || projects.names.has(asked);
  return [
    { value: organizationScope, label: 'Whole organization', description: 'All projects, and the organization itself' },
    ...listed,
    ...(isListed ? [] : [{ value: asked, label: scopeName(asked, projects), description: asked }]),
  ];
}
