import { useParams } from '@tanstack/react-router';
import { KeyRound } from 'lucide-react';
import { Suspense, useCallback, useMemo, useState } from 'react';
import { roleName } from '#src/access/role-name.ts';
import { SheetDenied } from '#src/access/sheet-denied.tsx';
import { subjectText } from '#src/access/subject-text.ts';
import { DeleteSelected } from '#src/flows/deletion/delete-selected.tsx';
import { useCloseStep } from '#src/flows/leaving/use-close-step.ts';
import { useOpenSheet } from '#src/flows/leaving/use-open-sheet.ts';
import { focusTable, tableName } from '#src/flows/list/focus-table.ts';
import { ListView } from '#src/flows/list/list-view.tsx';
import { useList } from '#src/flows/list/use-list.ts';
import { Button } from '#src/kit/controls/button.tsx';
import { EmptyState } from '#src/kit/feedback/empty-state.tsx';
import { lazyPart } from '#src/kit/loading/lazy-part.tsx';
import { PageHeader } from '#src/shell/page-header.tsx';
import { roleBindingsHelp } from '../role-bindings-help.ts';
import { bindingColumns } from './binding-columns.tsx';
import { bindingFilters, bindingSearch } from './binding-filters.ts';
import { bindingMenu } from './binding-menu.tsx';
import type { BindingRow } from './binding-rows.ts';
import { type BindingsData, useBindingsData } from './bindings-data.ts';
import { bindingsPurpose } from './role-bindings-search.ts';

const CreateBindingSheet = lazyPart(() =>
  import('../create/create-binding-sheet.tsx').then((m) => m.CreateBindingSheet),
);
const DeleteBindingsDialog = lazyPart(() =>
  import('../delete/delete-bindings-dialog.tsx').then((m) => m.DeleteBindingsDialog),
);

const from = '/organizations/$organizationId/iam/role-bindings';

/** Who has which role where: find bindings, see their problems, create and delete them. */
export function RoleBindingsPage() {
  const { organizationId } = useParams({ from });
  const data = useBindingsData(organizationId);
  const { create, remove } = data;
  const list = useBindingList(data);
  const { address, change, selection } = list;
  const [deleting, setDeleting] = useState<readonly BindingRow[]>([]);
  const sheet = useOpenSheet(address['create'] === 'binding', create.allowed);
  const dropSheet = () => change({ create: undefined, page: address.page }, { replace: true });
  const closeSheet = useCloseStep(dropSheet);
  const menuOf = useCallback(
    (row: BindingRow) => bindingMenu(row, { remove, change, onDelete: () => setDeleting([row]) }),
    [remove, change],
  );
  const letGo = () => {
    selection.clear();
    focusTable();
  };
  const closeDeletion = (isDone: boolean) => {
    setDeleting([]);
    if (isDone) selection.clear();
  };
  const isReadOnly = create.allowed === false && remove(null).allowed === false;
  const createButton = (
    <Button
      variant="primary"
      disabledReason={create.reason}
      onPointerEnter={CreateBindingSheet.preload}
      onFocus={CreateBindingSheet.preload}
      onClick={() => change({ create: 'binding', page: address.page })}
    >
      Create Role Binding
    </Button>
  );
  return (
    <>
      <PageHeader
        help={roleBindingsHelp}
        description={
          isReadOnly ? `${bindingsPurpose} You can see this page but not change it. ${create.reason}` : bindingsPurpose
        }
        actions={createButton}
      />
      {address['create'] !== undefined && create.reason !== undefined && !sheet && (
        <SheetDenied
          title="You can’t create a role binding here"
          permission="rolebinding.create"
          reason={create.reason}
          onClose={dropSheet}
        />
      )}
      <ListView
        list={list}
        menuOf={menuOf}
        flagOf={flagOf}
        empty={
          <EmptyState icon={<KeyRound />} title="No role bindings yet" action={createButton}>
            A role binding gives a role to a person or a service account. Without one, nobody can do anything here.
          </EmptyState>
        }
        bulk={
          selection.forTable && (
            <DeleteSelected list={list} onClear={letGo} onDelete={setDeleting} preload={DeleteBindingsDialog.preload} />
          )
        }
      />
      <Suspense fallback={null}>
        {sheet && <CreateBindingSheet data={data} prefill={subjectIn(address['subject'])} onClose={closeSheet} />}
        {deleting.length > 0 && (
          <DeleteBindingsDialog
            data={data}
            items={deleting}
            listed={list.found.length}
            onClose={closeDeletion}
            focusAfter={tableName}
          />
        )}
      </Suspense>
    </>
  );
}

function useBindingList(data: BindingsData) {
  const { organizationId, bindings: rows, roles, accounts, projects, remove } = data;
  const columns = useMemo(
    () => bindingColumns({ organizationId, roles, accounts, projects, remove }),
    [organizationId, roles, accounts, projects, remove],
  );
  const filters = useMemo(() => bindingFilters({ rows, roles, projects }), [rows, roles, projects]);
  const search = useMemo(() => bindingSearch(projects), [projects]);
  const selectable = useCallback(({ projectId }: BindingRow) => remove(projectId || null).reason, [remove]);
  return useList({ noun: 'role binding', rows, columns, filters, search, selectable, sort: 'subject', keyOf, nameOf });
}

const keyOf = ({ id }: BindingRow) => id;

function nameOf({ subject, role }: BindingRow): string {
  return `the role binding of ${subjectText(subject) || 'an unknown subject'}: ${roleName(role) || 'deleted role'}`;
}

function flagOf({ problems }: BindingRow) {
  return problems.length > 0 ? 'warning' : undefined;
}

/** The subject for a new role binding: the one that the list is filtered by. */
function subjectIn(chosen: unknown): string | undefined {
  const [only, ...rest] = Array.isArray(chosen) ? chosen : [];
  return rest.length === 0 && typeof only === 'string' && only.includes(':') ? only : undefined;
}
