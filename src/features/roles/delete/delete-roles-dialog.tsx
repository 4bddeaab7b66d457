import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { isPermission } from '#domain/rules/permissions.ts';
import { heldAt } from '#src/access/own-access.ts';
import { actsWords } from '#src/access/permission-acts.ts';
import { referenceOfRole } from '#src/access/role-name.ts';
import { useAsker } from '#src/access/use-asker.ts';
import { createRole, deleteRole, forgetRoles, invalidateRoles } from '#src/api/custom-roles.ts';
import { DeletionDialog } from '#src/flows/deletion/deletion-dialog.tsx';
import type { RowDeletionProps } from '#src/flows/deletion/use-row-deletion.tsx';
import { type Keepers, useKeepers } from '../use-keepers.ts';
import { DefaultRoleLost } from './default-role-lost.tsx';
import { RoleInUse } from './role-in-use.tsx';
import { type DefaultRole, useDefaultRole } from './use-default-role.ts';

/** A role to delete; `value` is its reference, `label` its name. */
export type Doomed = {
  readonly id: string;
  readonly value: string;
  readonly label: string;
  readonly permissions: readonly string[];
};

export type DeleteRolesDialogProps = RowDeletionProps<Doomed> & {
  organizationId: string;
  /** Set on the role's own page: the page is left before the lists reload without the role. */
  isOwnPage?: boolean | undefined;
};

/** Asks before roles are deleted. A role that somebody has, or can get by an open invite, stays: the dialog lists those. */
export function DeleteRolesDialog(props: DeleteRolesDialogProps) {
  const { organizationId, items } = props;
  const [only] = items;
  const keepers = useKeepers(organizationId, items.length === 1 && only ? only : nothing);
  // What is asked must not change while it is read.
  const defaultRole = useDefaultRole(organizationId);
  const isReady = keepers.bindings.kind !== 'loading' && keepers.invites.kind !== 'loading' && defaultRole.isAsked;
  return isReady && <Asked {...props} {...{ keepers, defaultRole }} />;
}

const nothing = { id: '', value: '' };

function Asked(props: DeleteRolesDialogProps & { keepers: Keepers; defaultRole: DefaultRole }) {
  const { organizationId, listed, isOwnPage = false, onClose, focusAfter } = props;
  const queryClient = useQueryClient();
  const { access } = useAsker(organizationId);
  const [{ items, keepers, defaultRole }] = useState(props);
  const [only] = items;
  const refresh = async (gone: ReadonlySet<Doomed>) => {
    await invalidateRoles(queryClient, organizationId);
    forgetRoles(queryClient, organizationId, new Set(Array.from(gone, ({ id }) => id)));
  };
  return (
    <DeletionDialog
      deletion={{
        noun: 'role',
        items,
        listed,
        nameOf: ({ label }) => label,
        remove: ({ id }) => deleteRole({ organizationId, id }),
        refresh: isOwnPage ? async (gone) => void refresh(gone) : refresh,
        refusal: isKept(keepers) ? <RoleInUse {...{ organizationId, keepers }} role={only?.value ?? ''} /> : undefined,
        undo: {
          remake: async ({ label: name, permissions }) =>
            referenceOfRole(await createRole({ organizationId, name, permissions: [...permissions] })),
          isPossible: ({ permissions, value }) => {
            const held = access && heldAt(access, null);
            return (
              // A new role of the same name is not the one that single sign-on gives.
              value !== defaultRole.reference &&
              permissions.length > 0 &&
              held?.has('role.create') === true &&
              permissions.every((permission) => isPermission(permission) && held.has(permission))
            );
          },
        },
      }}
      {...{ onClose, focusAfter }}
    >
      {only && items.length === 1 ? (
        <p>{lossWords(only, keepers, only.value === defaultRole.reference)}</p>
      ) : (
        <>
          <p>Nobody has these roles, as far as is known. One that is in use stays:</p>
          <ul className="divide-y divide-line rounded-lg border border-line">
            {items.map(({ id, label }) => (
              <li key={id} className="px-3 py-2 wrap-anywhere">
                <bdi>{label}</bdi>
              </li>
            ))}
          </ul>
        </>
      )}
      <DefaultRoleLost {...{ defaultRole, items }} />
    </DeletionDialog>
  );
}

function isKept({ bindings, invites }: Keepers): boolean {
  return [bindings, invites].some((kept) => kept.kind === 'known' && kept.rows.length > 0);
}

function lossWords({ permissions }: Doomed, { bindings, invites }: Keepers, isDefault: boolean): string {
  const acts = actsWords(permissions) || 'do nothing';
  const isKnown = bindings.kind === 'known' && invites.kind === 'known';
  const conclusion = isDefault ? '' : ', so nobody loses anything';
  return isKnown
    ? `Nobody has this role, and no open invite gives it${conclusion}. It lets its holders ${acts}.`
    : `You can’t see everything that may give this role. If somebody has it, or an open invite gives it, it stays. It lets its holders ${acts}.`;
}
