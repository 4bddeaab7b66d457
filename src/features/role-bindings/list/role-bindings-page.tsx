import { useParams, useSearch } from '@tanstack/react-router';
import { Suspense, useCallback, useMemo } from 'react';
import { roleName } from '#src/access/role-name.ts';
import { useSubjectWords } from '#src/access/use-subject-words.ts';
import { whyReadOnly } from '#src/access/why-read-only.ts';
import { useRowDeletion } from '#src/flows/deletion/use-row-deletion.tsx';
import { FailedParts } from '#src/flows/failure/failed-parts.tsx';
import { ListView } from '#src/flows/list/list-view.tsx';
import { useList } from '#src/flows/list/use-list.ts';
import { ViewChoice } from '#src/flows/list/view-choice.tsx';
import { AskedSheet } from '#src/flows/sheet-form/asked-sheet.tsx';
import { Button } from '#src/kit/controls/button.tsx';
import { lazyPart } from '#src/kit/loading/lazy-part.tsx';
import { isolated } from '#src/lib/isolated.ts';
import { PageHeader } from '#src/shell/page-header.tsx';
import { roleBindingsHelp } from '../role-bindings-help.ts';
import { bindingColumns } from './binding-columns.tsx';
import { bindingFilters, bindingSearch } from './binding-filters.ts';
import { bindingMenu, isMendable } from './binding-menu.tsx';
import type { BindingRow } from './binding-rows.ts';
import { type BindingsData, useBindingsData } from './bindings-data.ts';
import { bindingsPurpose } from './role-bindings-search.ts';
import { useScopeGroups } from './scope-groups.tsx';

const CreateBindingSheet = lazyPart(() =>
  import('../create/create-binding-sheet.tsx').then((m) => m.CreateBindingSheet),
);
const AskedChange = lazyPart(() => import('../change/asked-change.tsx').then((m) => m.AskedChange));
const NoBindings = lazyPart(() => import('./no-bindings.tsx').then((m) => m.NoBindings));
const MendBar = lazyPart(() => import('../mend/mend-bar.tsx').then((m) => m.MendBar));
const MendBindings = lazyPart(() => import('../mend/mend-bindings.tsx').then((m) => m.MendBindings));
const DeleteBindingsDialog = lazyPart(() =>
  import('../delete/delete-bindings-dialog.tsx').then((m) => m.DeleteBindingsDialog),
);

const from = '/organizations/$organizationId/iam/role-bindings';

const views = { subject: 'By subject', scope: 'By scope' };

/** Who has which role where: find bindings, see their problems, create and delete them. */
export function RoleBindingsPage() {
  const { organizationId } = useParams({ from });
  const data = useBindingsData(organizationId);
  const { create, remove } = data;
  const byScope = useSearch({ from }).view === 'scope';
  const list = useBindingList(data, byScope);
  const { address, change } = list;
  const { ask, bulk, dialog } = useRowDeletion(list, DeleteBindingsDialog.preload);
  const { ask: mend, dialog: mending } = useRowDeletion(list, MendBindings.preload);
  const menuOf = useCallback(
    (row: BindingRow) =>
      bindingMenu(row, {
        rights: data,
        change,
        onDelete: () => ask([row]),
        onMend: () => mend([row]),
        onChange: ({ id: binding }, changing) => change({ change: changing, binding, page: address.page }),
      }),
    [data, change, ask, mend, address.page],
  );
  const showView = (view: keyof typeof views) => change({ view: view === 'scope' ? view : undefined });
  const readOnly = whyReadOnly(create, remove(''));
  const createButton = (
    <Button
      variant="primary"
      disabledReason={create.reason}
      preload={CreateBindingSheet.preload}
      onClick={() => change({ create: 'binding', page: address.page })}
    >
      Create Role Binding
    </Button>
  );
  return (
    <>
      <PageHeader help={roleBindingsHelp} description={bindingsPurpose} readOnly={readOnly} actions={createButton} />
      <AskedSheet
        isAsked={address['create'] === 'binding'}
        act="create a role binding"
        permission="rolebinding.create"
        can={create}
        drop={() => change({ create: undefined, page: address.page }, { replace: true })}
      >
        {(onClose) => <CreateBindingSheet data={data} address={address} onClose={onClose} />}
      </AskedSheet>
      <AskedSheet
        isAsked={address['change'] !== undefined}
        act="change this role binding"
        permission="rolebinding.create"
        can={create}
        drop={() => change({ ...noChange, page: address.page }, { replace: true })}
      >
        {(onClose) => <AskedChange {...{ data, address, onClose }} onDelete={(row) => ask([row])} />}
      </AskedSheet>
      <FailedParts parts={data.failed} />
      {(list.chosen['problem']?.length ?? 0) > 0 && (
        <Suspense fallback={null}>
          <MendBar
            rows={list.found.filter((row) => isMendable(row, data))}
            onMend={mend}
            preload={MendBindings.preload}
          />
        </Suspense>
      )}
      <ListView
        list={list}
        menuOf={menuOf}
        flagOf={flagOf}
        empty={
          <Suspense fallback={null}>
            <NoBindings action={createButton} />
          </Suspense>
        }
        bulk={bulk}
        view={<ViewChoice value={byScope ? 'scope' : 'subject'} views={views} onChange={showView} />}
      />
      <Suspense fallback={null}>
        {dialog && address['change'] === undefined && <DeleteBindingsDialog data={data} {...dialog} />}
        {mending && <MendBindings data={data} {...mending} />}
      </Suspense>
    </>
  );
}

function useBindingList(data: BindingsData, byScope: boolean) {
  const { organizationId, bindings: rows, roles, accounts, projects, remove } = data;
  const columns = useMemo(
    () => bindingColumns({ organizationId, roles, accounts, projects, remove }),
    [organizationId, roles, accounts, projects, remove],
  );
  const filters = useMemo(() => bindingFilters({ rows, roles, projects, byScope }), [rows, roles, projects, byScope]);
  const search = useMemo(() => bindingSearch(projects), [projects]);
  const { within } = useSubjectWords();
  const nameOf = useCallback(
    ({ subject, role }: BindingRow) =>
      `the role binding of ${within(subject)}: ${isolated(roleName(role)) || 'deleted role'}`,
    [within],
  );
  const groups = useScopeGroups(data, byScope);
  const selectable = useCallback(({ projectId }: BindingRow) => remove(projectId).reason, [remove]);
  return useList({
    noun: 'role binding',
    rows,
    columns,
    filters,
    search,
    selectable,
    groups,
    sort: 'subject',
    sortedBy: 'subject',
    keyOf,
    nameOf,
  });
}

/** Without the form to change a role binding and what it starts with. */
const noChange = { change: undefined, binding: undefined, to: undefined };

const keyOf = ({ id }: BindingRow) => id;

function flagOf({ problems }: BindingRow) {
  return problems.length > 0 ? 'warning' : undefined;
}
