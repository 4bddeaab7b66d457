import { useStore } from '@tanstack/react-form';
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { referenceOfRole } from '#src/access/role-name.ts';
import { addRole, invalidateRoles } from '#src/api/custom-roles.ts';
import { rolesQuery } from '#src/api/roles.ts';
import { SheetForm } from '#src/flows/sheet-form/sheet-form.tsx';
import { useSheetForm } from '#src/flows/sheet-form/use-sheet-form.ts';
import { Button } from '#src/kit/controls/button.tsx';
import { toast } from '#src/kit/feedback/toast.tsx';
import { counted } from '#src/lib/counted.ts';
import { isolated } from '#src/lib/isolated.ts';
import { RoleFields, RoleSummary } from '../form/role-fields.tsx';
import { checkRole, freeName, roleErrors, type RoleForm } from '../form/role-form.ts';
import { useOffer } from '../form/use-offer.ts';
import { EffectsOfChange, effectsWords, useRoleEffects } from './effects-of-change.tsx';
import { ReplaceObstacles } from './replace-obstacles.tsx';
import { ReplaceActions, ReplaceProgress } from './replace-progress.tsx';
import type { UpdateRoleSheetProps } from './update-role-sheet.tsx';
import { type ReplaceEnd, useReplace } from './use-replace.ts';
import { useReplacing } from './use-replacing.ts';

/** Changes a role where the backend can't: a role with a new name takes its place, with its role bindings and invites. */
export function ReplaceRoleSheet({ organizationId, onClose, ...current }: UpdateRoleSheetProps) {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  // Kept in state: at the end the role leaves the list.
  const [role] = useState(current.role);
  const { data: roles } = useSuspenseQuery(rolesQuery(organizationId));
  const [start] = useState<RoleForm>(() => ({
    name: freeName(
      role.name,
      roles.map(({ name }) => name),
    ),
    permissions: role.permissions,
  }));
  const offer = useOffer(organizationId, role.permissions);
  const { isLoading, obstacles, rules, self, bindings, invites } = useReplacing(organizationId, role);
  const replacing = useReplace(organizationId);
  const { state } = replacing;
  const { form, sheet, refuse } = useSheetForm<RoleForm>({
    what: 'The role',
    done: 'changed',
    start,
    check: (values) => ({
      ...checkRole(values),
      ...(values.name.trim() === role.name && {
        name: 'Choose another name: the old role keeps this one until the end.',
      }),
    }),
    send: async ({ name, permissions }) => {
      const known = new Set(roles.map(({ id }) => id));
      const replacement = { organizationId, old: role, name, permissions, self, known, now: () => new Date() };
      await follow(await replacing.start(replacement, rules));
    },
    refused: roleErrors,
    onClose,
    busy: replacing.busy,
    after: state.status === 'halfway' ? { question: 'The change is not complete. Close anyway?' } : undefined,
  });
  const follow = async (end: ReplaceEnd | undefined) => {
    if (end === undefined || end === 'halfway' || end === 'undone') return;
    if (!('permissions' in end)) return refuse(end);
    sheet.guard.letGo();
    // Its page needs the role in the list.
    addRole(queryClient, organizationId, end);
    if (sheet.guard.isHere()) {
      await navigate({
        to: '/organizations/$organizationId/iam/roles/$role',
        params: { organizationId, role: referenceOfRole(end) },
        replace: true,
      });
    }
    await invalidateRoles(queryClient, organizationId);
    toast(`Changed role ${isolated(role.name)}: it is now ${isolated(end.name)}`);
  };
  const values = useStore(form.store, (store) => store.values);
  const effects = useRoleEffects(organizationId, role, values.permissions);
  const names = { old: role.name, next: values.name };
  const insteadOfForm = () => {
    if (state.status !== 'idle' && state.status !== 'unchanged') {
      return {
        body: <ReplaceProgress state={state} names={names} />,
        footer: (
          <ReplaceActions
            state={state}
            onUndo={() => void replacing.undo().then(follow)}
            onRetry={() => void replacing.retry().then(follow)}
            onClose={sheet.guard.leave}
          />
        ),
      };
    }
    return (
      obstacles && {
        body: <ReplaceObstacles obstacles={obstacles} />,
        footer: <Button onClick={sheet.guard.leave}>Close</Button>,
      }
    );
  };
  if (isLoading) return null;
  return (
    <SheetForm
      sheet={sheet}
      title={
        <>
          Change role <bdi>{role.name}</bdi>
        </>
      }
      description={moveWords(bindings, invites)}
      action="Change role"
      note={
        <>
          {state.status === 'unchanged' && <output className="basis-full">Undone: all is as before.</output>}
          <RoleSummary form={form} more={effects.effects && effectsWords(effects.effects)} />
        </>
      }
      instead={insteadOfForm()}
    >
      <RoleFields {...{ form, offer }} nameHelp="Of the role that takes the place of this one." />
      <EffectsOfChange {...effects} />
    </SheetForm>
  );
}

/** What will be done. A link can't be moved: a new invite has a new one. */
function moveWords(bindings: number, invites: number): string {
  const parts = [
    bindings > 0 && counted(bindings, 'role binding'),
    invites > 0 && `${counted(invites, 'open invite')} (with ${invites === 1 ? 'a new link' : 'new links'} to send)`,
  ].filter((part) => part !== false);
  const what = parts.length > 0 ? `gets its ${parts.join(' and ')}` : 'takes its place';
  return `This server can’t change a role in place. A role with a new name ${what}, then this one is deleted.`;
}
