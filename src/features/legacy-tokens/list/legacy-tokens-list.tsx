import { type ReactNode, Suspense, useCallback, useMemo } from 'react';
import { useCanAt } from '#src/access/use-can.ts';
import { useRowDeletion } from '#src/flows/deletion/use-row-deletion.tsx';
import { ListView } from '#src/flows/list/list-view.tsx';
import { useList } from '#src/flows/list/use-list.ts';
import { RevokeLegacyTokensDialog } from '../lazy-parts.ts';
import { legacyTokenColumns } from './legacy-token-columns.tsx';
import { projectFilter, usageFilter } from './legacy-token-filters.ts';
import { legacyTokenMenu } from './legacy-token-menu.tsx';
import type { LegacyTokenRow } from './legacy-token-row.ts';
import { useLegacyTokens } from './use-legacy-tokens.ts';

type LegacyTokensListProps = {
  organizationId: string;
  /** Omitted for the tokens of all projects. */
  projectId?: string;
  /** Shown where there are none. */
  empty: ReactNode;
};

/** Legacy tokens with what to do about each. They can be revoked, one or many. */
export function LegacyTokensList({ organizationId, projectId, empty }: LegacyTokensListProps) {
  const isOfMany = projectId === undefined;
  const { rows, names, tellsUse } = useLegacyTokens(organizationId, projectId);
  const columns = useMemo(() => legacyTokenColumns(organizationId, isOfMany), [organizationId, isOfMany]);
  const filters = useMemo(
    () => [...(isOfMany ? [projectFilter(names)] : []), ...(tellsUse ? [usageFilter] : [])],
    [names, isOfMany, tellsUse],
  );
  const canRevoke = useCanAt(organizationId, 'project.update');
  const selectable = useCallback((row: LegacyTokenRow) => canRevoke(row.projectId).reason, [canRevoke]);
  const list = useList({
    noun: 'legacy token',
    rows,
    columns,
    filters,
    search: isOfMany ? searchOfMany : searchOfOne,
    selectable,
    sort: 'name',
    keyOf,
    nameOf: isOfMany ? nameOfMany : nameOf,
  });
  const { ask, bulk, dialog } = useRowDeletion(list, RevokeLegacyTokensDialog.preload, 'Revoke');
  const menuOf = useCallback(
    (row: LegacyTokenRow) =>
      legacyTokenMenu(row, { organizationId, whyNotRevoked: selectable(row), onRevoke: () => ask([row]) }),
    [organizationId, selectable, ask],
  );
  return (
    <>
      <ListView list={list} menuOf={menuOf} bulk={bulk} empty={empty} />
      <Suspense fallback={null}>
        {dialog && <RevokeLegacyTokensDialog organizationId={organizationId} isOfMany={isOfMany} {...dialog} />}
      </Suspense>
    </>
  );
}

const keyOf = ({ id }: LegacyTokenRow) => id;
const nameOf = ({ name }: LegacyTokenRow) => name;
const nameOfMany = ({ name, projectName }: LegacyTokenRow) => `${name} in ${projectName}`;

const searchOfOne = { looksAt: 'names and IDs', textsOf: ({ name, id }: LegacyTokenRow) => [name, id] };
const searchOfMany = {
  looksAt: 'names, IDs and projects',
  textsOf: ({ name, id, projectName }: LegacyTokenRow) => [name, id, projectName],
};
