import { roleName } from '#src/access/role-name.ts';
import {
  FilterChips,
  FilterGroup,
  FilterSelect,
  ResultCount,
  SearchField,
  TableToolbar,
  type FilterChip,
} from '#src/kit/table/table-toolbar.tsx';
import { byLabel } from '#src/lib/by-name.ts';
import { type AccountState, accountStates, type ServiceAccountsSearch } from '../service-accounts-search.ts';
import type { AccountRow } from './account-rows.ts';
import { useTypedText } from './use-typed-text.ts';

const stateLabels: Record<AccountState, string> = {
  'no-role': 'No role',
  'no-token': 'No token',
  'never-used': 'Never used',
  idle: 'Not used for 30 days',
};

export type Filters = Pick<ServiceAccountsSearch, 'q' | 'role' | 'state'>;

export type AccountsToolbarProps = {
  rows: readonly AccountRow[];
  shown: number;
  filters: Filters;
  /** A choice is a step of the browser's history, typing is not. */
  onFilter: (change: Filters, how?: { isTyped?: boolean }) => void;
  /** How many accounts' tokens are still being asked for. */
  pending: number;
};

/** Search, filters and count above the table of service accounts, and the filters that are set. */
export function AccountsToolbar({ rows, shown, filters, onFilter, pending }: AccountsToolbarProps) {
  const { q, role, state } = filters;
  const [typed, type] = useTypedText(q ?? '', (text) => onFilter({ q: text || undefined }, { isTyped: true }));
  const held = new Set(rows.flatMap((row) => row.bindings?.map((binding) => binding.role) ?? []));
  if (role) held.add(role);
  const roles = Array.from(held, (value) => ({ value, label: roleName(value) })).toSorted(byLabel);
  const chips: FilterChip[] = [];
  if (q) chips.push({ id: 'q', label: `“${q}”`, onRemove: () => onFilter({ q: undefined }) });
  if (role) chips.push({ id: 'role', label: `Role: ${roleName(role)}`, onRemove: () => onFilter({ role: undefined }) });
  if (state) chips.push({ id: 'state', label: stateLabels[state], onRemove: () => onFilter({ state: undefined }) });
  const isWaiting = pending > 0 && state !== undefined && state !== 'no-role';
  return (
    <div className="mb-3 grid gap-2">
      <TableToolbar
        count={
          isWaiting ? (
            <output className="text-sm text-text-muted">Reading the tokens of {pending} accounts…</output>
          ) : (
            <ResultCount shown={shown} total={rows.length} noun="service accounts" />
          )
        }
      >
        <SearchField label="Search service accounts" value={typed} onChange={type} />
        <FilterGroup>
          <FilterSelect label="Role" value={role} onChange={(next) => onFilter({ role: next })} options={roles} />
          <FilterSelect
            label="State"
            value={state}
            onChange={(next) => onFilter({ state: next })}
            options={accountStates.map((value) => ({ value, label: stateLabels[value] }))}
          />
        </FilterGroup>
      </TableToolbar>
      <FilterChips chips={chips} onClear={() => onFilter({ q: undefined, role: undefined, state: undefined })} />
    </div>
  );
}
