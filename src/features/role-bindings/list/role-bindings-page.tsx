import { useParams } from '@tanstack/react-router';
import { KeyRound } from 'lucide-react';
import { Suspense, useCallback, useMemo } from 'react';
import { readOnlyWords } from '#src/access/read-only-words.ts';
import { roleName } from '#src/access/role-name.ts';
import { subjectText } from '#src/access/subject-text.ts';
import { useRowDeletion } from '#src/flows/deletion/use-row-deletion.tsx';
import { ListView } from '#src/flows/list/list-view.tsx';
import { useList } from '#src/flows/list/use-list.ts';
import { AskedSheet } from '#src/flows/sheet-form/asked-sheet.tsx';
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
  const { address, change } = list;
  const { ask, bulk, dialog } = useRowDeletion(list, DeleteBindingsDialog.preload);
  const menuOf = useCallback(
    (row: BindingRow) => bindingMenu(row, { remove, change, onDelete: () => ask([row]) }),
    [remove, change, ask],
  );
  const readOnly = readOnlyWords(create, remove(''));
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
      <PageHeader
        help={roleBindingsHelp}
        description={readOnly === undefined ? bindingsPurpose : `${bindingsPurpose} ${readOnly}`}
        actions={createButton}
      />
      <AskedSheet
        isAsked={address['create'] === 'binding'}
        act="create a role binding"
        permission="rolebinding.create"
        can={create}
        drop={() => change({ ...noForm, page: address.page }, { replace: true })}
      >
        {(onClose) => <CreateBindingSheet data={data} address={address} onClose={onClose} />}
      </AskedSheet>
      <ListView
        list={list}
        menuOf={menuOf}
        flagOf={flagOf}
        empty={
          <EmptyState icon={<KeyRound />} title="No role bindings yet" action={createButton}>
            A role binding gives a role to a person or a service account. Without one, nobody can do anything here.
          </EmptyState>
        }
        bulk={bulk}
      />
      <Suspense fallback={null}>{dialog && <DeleteBindingsDialog data={data} {...dialog} />}</Suspense>
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
  const selectable = useCallback(({ projectId }: BindingRow) => remove(projectId).reason, [remove]);
  return useList({ noun: 'role binding', rows, columns, filters, search, selectable, sort: 'subject', keyOf, nameOf });
}

const keyOf = ({ id }: BindingRow) => id;

function nameOf({ subject, role }: BindingRow): string {
  return `the role binding of ${subjectText(subject) || 'an unknown subject'}: ${roleName(role) || 'deleted role'}`;
}

function flagOf({ problems }: BindingRow) {
  return problems.length > 0 ? 'warning' : undefined;
}

/** Without the form to create and what it starts with. */
const noForm = { create: undefined, newRole: undefined, newScope: undefined };
