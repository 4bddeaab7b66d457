import { useStore } from '@tanstack/react-form';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Role } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';
import { referenceOfRole } from '#src/access/role-name.ts';
import { addRole, invalidateRoles, updateRole } from '#src/api/custom-roles.ts';
import { rolesQuery } from '#src/api/roles.ts';
import { SheetForm } from '#src/flows/sheet-form/sheet-form.tsx';
import { useSheetForm } from '#src/flows/sheet-form/use-sheet-form.ts';
import { toast } from '#src/kit/feedback/toast.tsx';
import { RoleFields, RoleSummary } from '../form/role-fields.tsx';
import { checkChange, roleErrors, type RoleForm } from '../form/role-form.ts';
import { useOffer } from '../form/use-offer.ts';
import { EffectsOfChange, effectsWords, useRoleEffects } from './effects-of-change.tsx';
import { LimitsNotice } from './limits-notice.tsx';
import { StaleActions, StaleRole } from './stale-role.tsx';
import { useLimits } from './use-limits.ts';

export type UpdateRoleSheetProps = { organizationId: string; role: Role; onClose: () => void };

/** Changes a custom role in one call. If somebody else changed it meanwhile, both versions are shown. */
export function UpdateRoleSheet({ organizationId, onClose, ...current }: UpdateRoleSheetProps) {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  // What the person sees and changes; another version takes its place only when they have seen it.
  const [role, setRole] = useState(current.role);
  const [start, setStart] = useState<RoleForm>(() => formOf(role));
  const [theirs, setTheirs] = useState<Role>();
  const limits = useLimits(organizationId, role);
  const offer = { ...useOffer(organizationId, role.permissions), ...limits };

  const showTheirs = async () => {
    const roles = await queryClient.query({ ...rolesQuery(organizationId), staleTime: 0 }).catch(() => []);
    setTheirs(roles.find(({ id }) => id === role.id));
  };

  const { form, sheet } = useSheetForm<RoleForm>({
    what: 'The role',
    done: 'changed',
    start,
    check: (values) => checkChange(values, role),
    send: async ({ name, permissions }) => {
      const { id, etag } = role;
      const changed = await updateRole({ organizationId, id, etag, name, permissions: [...permissions] });
      sheet.guard.letGo();
      // The new name is a new address, which needs the role in the list.
      addRole(queryClient, organizationId, changed);
      if (sheet.guard.isHere()) {
        await navigate({
          to: '/organizations/$organizationId/iam/roles/$role',
          params: { organizationId, role: referenceOfRole(changed) },
          replace: true,
        });
      }
      await invalidateRoles(queryClient, organizationId);
      toast(`Changed role ${changed.name}`);
    },
    refused: (error) => {
      if (error.reason === 'STALE_ROLE') void showTheirs();
      else if (error.isUncertain || error.kind === 'not-found') void invalidateRoles(queryClient, organizationId);
      return roleErrors(error);
    },
    onClose,
    after: theirs && { question: 'What you entered is not saved. Close without changing it?' },
  });
  const values = useStore(form.store, (state) => state.values);
  const effects = useRoleEffects(organizationId, role, values.permissions);
  const goOn = (next: RoleForm, from: Role) => {
    setRole(from);
    setStart(formOf(from));
    form.reset(formOf(from));
    form.setFieldValue('name', next.name);
    form.setFieldValue('permissions', next.permissions);
    setTheirs(undefined);
  };
  return (
    <SheetForm
      sheet={sheet}
      title={
        <>
          Change role <bdi>{role.name}</bdi>
        </>
      }
      description="Everybody who has this role gets the changed one at once. Open invites give the changed one, too."
      action="Change role"
      note={<RoleSummary form={form} more={effects.effects && effectsWords(effects.effects)} />}
      instead={
        theirs && {
          body: <StaleRole before={role} theirs={theirs} mine={values} />,
          footer: <StaleActions onTheirs={() => goOn(formOf(theirs), theirs)} onMine={() => goOn(values, theirs)} />,
        }
      }
    >
      <LimitsNotice {...limits} />
      <RoleFields {...{ form, offer }} nameHelp="Role bindings and invites follow a new name." />
      <EffectsOfChange {...effects} />
    </SheetForm>
  );
}

function formOf({ name, permissions }: Role): RoleForm {
  return { name, permissions };
}
