import type { Filter } from '#src/flows/list/list-options.ts';
import { typeWords } from '../role-type.tsx';
import type { RoleRow } from './role-rows.ts';

/** The filters of the list of roles. */
export const roleFilters: readonly Filter<RoleRow>[] = [
  {
    id: 'type',
    label: 'Type',
    valuesOf: ({ isSystem }) => [isSystem ? 'system' : 'custom'],
    labelOf: (value) => typeWords(value === 'system'),
    options: () => ['system', 'custom'].map((value) => ({ value, label: typeWords(value === 'system') })),
  },
];
