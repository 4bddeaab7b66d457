import { roleName } from '#src/access/role-name.ts';
import type { Filter } from '#src/flows/list/list-options.ts';
import { byLabel } from '#src/lib/by-name.ts';
import { type AccountState, accountStates } from '../service-accounts-search.ts';
import { type AccountRow, statesOf } from './account-rows.ts';

const stateLabels: Readonly<Record<AccountState, string>> = {
  'no-role': 'No role',
  'no-token': 'No token',
  'never-used': 'Never used',
  idle: 'Not used for 30 days',
};

const rolesOf = ({ bindings }: AccountRow) => bindings?.map(({ role }) => role) ?? [];

/** The filters of the list of service accounts. */
export function accountFilters(rows: readonly AccountRow[], now: Date): readonly Filter<AccountRow>[] {
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
      valuesOf: (row) => statesOf(row, now),
      labelOf: (value) => new Map<string, string>(Object.entries(stateLabels)).get(value) ?? value,
      options: () => accountStates.map((value) => ({ value, label: stateLabels[value] })),
    },
  ];
}

/** The texts that the list's search looks in. */
export const accountSearch = {
  looksAt: 'names, IDs, roles, token names and who created it',
  textsOf: ({ name, id, createdBy, bindings, tokens }: AccountRow) => [
    name,
    id,
    createdBy,
    ...(bindings ?? []).map(({ role }) => roleName(role)),
    ...(tokens.kind === 'known' ? tokens.names : []),
  ],
};
