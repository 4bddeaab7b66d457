import type { Filter } from '#src/flows/list/list-options.ts';
import { byLabel } from '#src/lib/by-name.ts';
import type { LegacyTokenRow, UseState } from './legacy-token-row.ts';

const useWords: Readonly<Record<UseState, string>> = {
  'in-use': 'Used this week',
  silent: 'Not used this week',
  never: 'Never used',
  unknown: 'Not known',
};

/** Keeps the tokens that are used, or not. */
export const usageFilter: Filter<LegacyTokenRow> = {
  id: 'use',
  label: 'Use',
  valuesOf: ({ use }) => [use],
  labelOf: (value) => Object.entries(useWords).find(([use]) => use === value)?.[1] ?? value,
  options: () =>
    Object.entries(useWords)
      .filter(([value]) => value !== 'unknown')
      .map(([value, label]) => ({ value, label })),
};

/** Keeps the tokens of some projects. */
export function projectFilter(names: ReadonlyMap<string, string>): Filter<LegacyTokenRow> {
  return {
    id: 'project',
    label: 'Project',
    valuesOf: ({ projectId }) => [projectId],
    labelOf: (id) => names.get(id) ?? id,
    options: () => Array.from(names, ([value, label]) => ({ value, label })).toSorted(byLabel),
  };
}
