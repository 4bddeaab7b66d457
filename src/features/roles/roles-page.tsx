import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ShieldQuestionMark } from 'lucide-react';
import { Suspense, useCallback, useMemo } from 'react';
import { useAccess } from '#src/access/use-access.ts';
import { rolesQuery } from '#src/api/roles.ts';
import { billingRoles } from '#src/flows/billing-role/billing-role.ts';
import { useRowDeletion } from '#src/flows/deletion/use-row-deletion.tsx';
import { FailedParts } from '#src/flows/failure/failed-parts.tsx';
import { ListView } from '#src/flows/list/list-view.tsx';
import { useList } from '#src/flows/list/use-list.ts';
import { AskedSheet } from '#src/flows/sheet-form/asked-sheet.tsx';
import { Button } from '#src/kit/controls/button.tsx';
import { EmptyState } from '#src/kit/feedback/empty-state.tsx';
import { PageHeader } from '#src/shell/page-header.tsx';
import { CreateBillingRole, CreateRoleSheet, DeleteRolesDialog } from './lazy-parts.ts';
import { roleColumns } from './list/role-columns.tsx';
import { roleFilters as filters } from './list/role-filters.ts';
import { roleMenu } from './list/role-menu.tsx';
import { type RoleRow, roleRows, textsOf, whyKept } from './list/role-rows.ts';
import { useRoleRights } from './role-rights.ts';
import { rolesHelp } from './roles-help.ts';
import { rolesPurpose } from './roles-search.ts';

const route = getRouteApi('/organizations/$organizationId/iam/roles/');

/** Every role that can be given: what it allows, and how many have it. */
export function RolesPage() {
  const { organizationId } = route.useParams();
  const { canCreate, rights, readOnly } = useRoleRights(organizationId);
  const { list, failed } = useRoleList(organizationId, rights.remove);
  const { address, change } = list;
  const { ask, bulk, dialog } = useRowDeletion(list, DeleteRolesDialog.preload);
  const menuOf = useCallback(
    (row: RoleRow) =>
      roleMenu(row, {
        organizationId,
        rights,
        onClone: () => change({ ...noForm, create: 'role', from: row.value }),
        onDelete: () => ask([row]),
      }),
    [organizationId, rights, change, ask],
  );
  return (
    <>
      <PageHeader
        help={rolesHelp}
        description={rolesPurpose}
        readOnly={readOnly}
        actions={
          <Button
            variant="primary"
            disabledReason={rights.create}
            preload={CreateRoleSheet.preload}
            onClick={() => change({ ...noForm, create: 'role' })}
          >
            Create Role
          </Button>
        }
      />
      <AskedSheet
        isAsked={address['create'] === 'role'}
        act="create a role"
        permission="role.create"
        can={canCreate}
        drop={() => change(noForm, { replace: true })}
      >
        {(onClose) => (
          <CreateRoleSheet {...{ organizationId, onClose }} source={address['from']} ticked={address['permission']} />
        )}
      </AskedSheet>
      <FailedParts parts={failed} />
      <ListView list={list} menuOf={menuOf} bulk={bulk} empty={<NoRoles />} />
      {canCreate.allowed === true && billingRoles(list.options.rows).length === 0 && (
        <div className="mt-4">
          <Suspense fallback={null}>
            <CreateBillingRole organizationId={organizationId} />
          </Suspense>
        </div>
      )}
      <Suspense fallback={null}>{dialog && <DeleteRolesDialog organizationId={organizationId} {...dialog} />}</Suspense>
    </>
  );
}

/** The roles with their holders, as a list. */
function useRoleList(organizationId: string, whyNotDeleted: (isSystem: boolean) => string | undefined) {
  const { data: roles } = useSuspenseQuery(rolesQuery(organizationId));
  const { bindings, bindingsLoading, whyNoBindings, failed } = useAccess(organizationId);
  const rows = useMemo(() => roleRows(roles, bindings), [roles, bindings]);
  const whyNoHolders = bindingsLoading ? undefined : whyNoBindings;
  const columns = useMemo(() => roleColumns({ organizationId, whyNoHolders }), [organizationId, whyNoHolders]);
  const selectable = useCallback((row: RoleRow) => whyNotDeleted(row.isSystem) ?? whyKept(row), [whyNotDeleted]);
  return {
    list: useList({
      noun: 'role',
      rows,
      columns,
      filters,
      search,
      selectable,
      sort: '',
      orderName: 'By weight',
      keyOf,
      nameOf,
    }),
    failed,
  };
}

/** Without the form to create and what it starts with. */
const noForm = { create: undefined, from: undefined, permission: undefined };

const keyOf = ({ value }: RoleRow) => value;
const nameOf = ({ label }: RoleRow) => label;
const search = { looksAt: 'names, permissions and what they allow', textsOf };

function NoRoles() {
  return (
    <EmptyState icon={<ShieldQuestionMark />} title="No roles">
      The server listed none, not even the system roles. Reload the page.
    </EmptyState>
  );
}
