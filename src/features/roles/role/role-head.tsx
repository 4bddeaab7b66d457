import { getRouteApi, Link } from '@tanstack/react-router';
import { Suspense, useState } from 'react';
import type { Role } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';
import { type RoleChoice } from '#src/access/role-choices.ts';
import { SubjectLabel } from '#src/access/subject.tsx';
import { AskedSheet } from '#src/flows/sheet-form/asked-sheet.tsx';
import { Button, buttonClass } from '#src/kit/controls/button.tsx';
import { CopyableId } from '#src/kit/controls/copy-button.tsx';
import { PageHeader } from '#src/shell/page-header.tsx';
import { ChangeRoleSheet, CreateRoleSheet, DeleteRolesDialog } from '../lazy-parts.ts';
import { useRoleRights } from '../role-rights.ts';
import { RoleType } from '../role-type.tsx';
import { rolesHelp } from '../roles-help.ts';

const route = getRouteApi('/organizations/$organizationId/iam/roles/$role');

export type RoleHeadProps = { organizationId: string; role: Role; choice: RoleChoice };

/** The title with the role's facts and acts, and the windows that these open. */
export function RoleHead({ organizationId, role, choice }: RoleHeadProps) {
  const { change } = route.useSearch();
  const navigate = route.useNavigate();
  const { value, isSystem } = choice;
  const { canCreate, canDelete, rights, readOnly } = useRoleRights(organizationId);
  const [isDeleting, setIsDeleting] = useState(false);
  const cloneButton = (
    <Button
      key="clone"
      variant={isSystem ? 'primary' : 'secondary'}
      disabledReason={rights.create}
      preload={CreateRoleSheet.preload}
      onClick={() =>
        void navigate({
          to: '/organizations/$organizationId/iam/roles',
          params: { organizationId },
          search: { create: 'role', from: value },
        })
      }
    >
      Clone role
    </Button>
  );
  const changeButton = (
    <Button
      key="change"
      variant={isSystem ? 'secondary' : 'primary'}
      disabledReason={rights.change(isSystem)}
      preload={ChangeRoleSheet.preload}
      onClick={() => void navigate({ search: { change: true }, resetScroll: false })}
    >
      Change role
    </Button>
  );
  return (
    <>
      <PageHeader
        help={rolesHelp}
        readOnly={readOnly}
        facts={
          <>
            <RoleType isSystem={isSystem} />
            <span className="inline-flex max-w-full flex-wrap items-center gap-x-1.5">
              <span className="text-text-muted">Reference</span>
              <CopyableId value={value} label="Copy role reference" />
            </span>
            {!isSystem && (
              <span className="inline-flex max-w-full flex-wrap items-center gap-x-1.5">
                <span className="text-text-muted">Created by</span>
                <SubjectLabel subject={role.createdBy} plain />
              </span>
            )}
          </>
        }
        actions={
          <>
            <Button
              disabledReason={rights.remove(isSystem)}
              onClick={() => setIsDeleting(true)}
              preload={DeleteRolesDialog.preload}
            >
              Delete role
            </Button>
            <Link
              to="/organizations/$organizationId/iam/roles/compare"
              params={{ organizationId }}
              search={{ a: value }}
              className={buttonClass()}
            >
              Compare
            </Link>
            {/* A system role can only be cloned. */}
            {isSystem ? [changeButton, cloneButton] : [cloneButton, changeButton]}
          </>
        }
      />
      {!isSystem && (
        <AskedSheet
          isAsked={change === true}
          act="change a role"
          permission={canCreate.allowed === false ? 'role.create' : 'role.delete'}
          can={canCreate.allowed === false ? canCreate : canDelete}
          drop={() => void navigate({ search: {}, replace: true, resetScroll: false })}
        >
          {(onClose) => <ChangeRoleSheet {...{ organizationId, role, onClose }} />}
        </AskedSheet>
      )}
      <Suspense fallback={null}>
        {isDeleting && (
          <DeleteRolesDialog
            organizationId={organizationId}
            items={[{ ...choice, id: role.id }]}
            isOwnPage
            onClose={(isDone) => {
              setIsDeleting(false);
              if (isDone) void navigate({ to: '/organizations/$organizationId/iam/roles', replace: true });
            }}
          />
        )}
      </Suspense>
    </>
  );
}
