import { roleName } from '#src/access/role-name.ts';
import type { Filter } from '#src/flows/list/list-options.ts';
import { byLabel } from '#src/lib/by-name.ts';
import { type PersonState, personStates } from '../people-search.ts';
import { cameByWords } from '../person-words.ts';
import { type PersonRow, statesOf } from './person-rows.ts';

const stateLabels: Readonly<Record<PersonState, string>> = {
  'never-signed-in': 'Never signed in',
  'cannot-sign-in': 'Can’t sign in',
  'no-role': 'No role',
};

const rolesOf = ({ bindings }: PersonRow) => bindings?.map(({ role }) => role) ?? [];

/** The filters of the list of people; how they came only where the backend tells it. */
export function personFilters(rows: readonly PersonRow[], tellsMore: boolean): readonly Filter<PersonRow>[] {
  const barred = rows.filter(({ canSignIn }) => !canSignIn).length;
  return [
    {
      id: 'role',
      label: 'Role',
      valuesOf: rolesOf,
      labelOf: roleName,
      options: () =>
        Array.from(new Set(rows.flatMap(rolesOf)), (value) => ({ value, label: roleName(value) })).toSorted(byLabel),
    },
    {
      id: 'state',
      label: 'State',
      valuesOf: statesOf,
      labelOf: (value) => labelIn(stateLabels, value),
      options: () => personStates.map((value) => ({ value, label: stateLabels[value] })),
      alert: barred > 0 ? `${barred} can’t sign in` : undefined,
    },
    ...(tellsMore ? [cameFilter] : []),
  ];
}

const cameFilter: Filter<PersonRow> = {
  id: 'came',
  label: 'Joined via',
  valuesOf: ({ cameBy }) => (cameBy ? [cameBy] : []),
  labelOf: (value) => labelIn(cameByWords, value),
  options: () => (['invite', 'binding'] as const).map((value) => ({ value, label: cameByWords[value] })),
};

function labelIn(labels: Readonly<Record<string, string>>, value: string): string {
  return labels[value] ?? value;
}

/** The texts that the list's search looks in. */
export const personSearch = {
  looksAt: 'names and e-mails',
  textsOf: ({ name, email, subject }: PersonRow) => [name, email, subject],
};
