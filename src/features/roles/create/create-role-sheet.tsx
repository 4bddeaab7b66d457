import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { heldEverywhere } from '#src/access/own-access.ts';
import { whyNotChosen } from '#src/access/permission-choices.ts';
import { roleChoices } from '#src/access/role-choices.ts';
import { referenceOfRole } from '#src/access/role-name.ts';
import { useAsker } from '#src/access/use-asker.ts';
import { addRole, createRole, invalidateRoles } from '#src/api/custom-roles.ts';
import { rolesQuery } from '#src/api/roles.ts';
import { SheetForm } from '#src/flows/sheet-form/sheet-form.tsx';
import { useSheetForm } from '#src/flows/sheet-form/use-sheet-form.ts';
import { Notice } from '#src/kit/feedback/notice.tsx';
import { toast } from '#src/kit/feedback/toast.tsx';
import { counted } from '#src/lib/counted.ts';
import { RoleFields, RoleSummary } from '../form/role-fields.tsx';
import { checkRole, freeName, roleErrors, type RoleForm } from '../form/role-form.ts';
import { useOffer } from '../form/use-offer.ts';

export type CreateRoleSheetProps = {
  organizationId: string;
  /** The reference of the role to clone; anything else starts an empty form. */
  source: unknown;
  /** The permission that is ticked at first in an empty form, if the person may give it; anything else ticks none. */
  ticked?: unknown;
  onClose: () => void;
};

/** Creates a role, from nothing or as a clone of another one, and opens its page. */
export function CreateRoleSheet({ organizationId, source, ticked, onClose }: CreateRoleSheetProps) {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const { start, model, offer, leftOut } = useStart(organizationId, source, ticked);
  const { form, sheet } = useSheetForm<RoleForm>({
    what: 'The role',
    start,
    check: checkRole,
    send: async ({ name, permissions }) => {
      const role = await createRole({ organizationId, name, permissions: [...permissions] });
      sheet.guard.letGo();
      // Its page needs the role in the list, also if that can't be read again.
      addRole(queryClient, organizationId, role);
      await invalidateRoles(queryClient, organizationId);
      toast(`Created role ${role.name}`);
      if (!sheet.guard.isHere()) return;
      // Whoever was led here for one permission goes on where they were.
      if (ticked !== undefined) return onClose();
      await navigate({
        to: '/organizations/$organizationId/iam/roles/$role',
        params: { organizationId, role: referenceOfRole(role) },
        // Back then leads to the list, not to this form.
        replace: true,
      });
    },
    refused: (error) => {
      // The list may lack a role: another person's, or this form's if the answer was lost.
      if (error.kind === 'exists' || error.isUncertain) void invalidateRoles(queryClient, organizationId);
      return roleErrors(error);
    },
    onClose,
  });
  return (
    <SheetForm
      sheet={sheet}
      title="Create Role"
      description={
        model ? (
          <>
            A clone of <bdi>{model.label}</bdi>. It has no effect until a role binding gives it to somebody.
          </>
        ) : (
          'It has no effect until a role binding gives it to somebody.'
        )
      }
      action="Create Role"
      note={<RoleSummary form={form} />}
    >
      {leftOut > 0 && (
        <Notice tone="neutral" title={`${counted(leftOut, 'permission')} left out`}>
          You can only give permissions that you have.
        </Notice>
      )}
      <RoleFields {...{ form, offer }} />
    </SheetForm>
  );
}

/** The form at first, and the role that it clones. A clone has what the person may give; the rest is left out. */
function useStart(organizationId: string, source: unknown, ticked: unknown) {
  const { data: roles } = useSuspenseQuery(rolesQuery(organizationId));
  const { access } = useAsker(organizationId);
  // Fixed when the sheet opens: what is typed must not change when the lists are read again.
  const [fixed] = useState(() => {
    const model = roleChoices(roles).find(({ value }) => value === source);
    const all = model?.permissions ?? (typeof ticked === 'string' ? [ticked] : []);
    const held = access && heldEverywhere(access);
    const permissions = all.filter((one) => whyNotChosen(one, { kept: [], held }, []) === undefined);
    const name = model
      ? freeName(
          `Copy of ${model.label}`,
          roles.map((role) => role.name),
        )
      : '';
    return { model, start: { name, permissions }, leftOut: all.length - permissions.length };
  });
  return { ...fixed, offer: useOffer(organizationId, fixed.start.permissions) };
}
