import { useQueryClient } from '@tanstack/react-query';
import type { Setup } from '#proto/console/sso/v1alpha1/sso_pb.ts';
import { invalidateSetup, updateDefaultRole } from '#src/api/single-sign-on.ts';
import { errorsAt } from '#src/flows/sheet-form/field-errors.ts';
import { SheetForm } from '#src/flows/sheet-form/sheet-form.tsx';
import { useSheetForm } from '#src/flows/sheet-form/use-sheet-form.ts';
import { toast } from '#src/kit/feedback/toast.tsx';
import { bound } from '#src/kit/form/bound.ts';
import { DefaultRoleField } from './default-role-field.tsx';

type DefaultRoleSheetProps = { organizationId: string; setup: Setup; onClose: () => void };

/** Changes the default role, also while single sign-on is on. */
export function DefaultRoleSheet({ organizationId, setup, onClose }: DefaultRoleSheetProps) {
  const queryClient = useQueryClient();
  const { form, sheet } = useSheetForm({
    what: 'The default role',
    done: 'changed',
    start: { role: setup.settings?.defaultRole ?? '' },
    check: () => ({}),
    send: async ({ role }) => {
      await updateDefaultRole(organizationId, role);
      sheet.guard.letGo();
      await invalidateSetup(queryClient, organizationId);
      toast('Changed the default role');
      if (sheet.guard.isHere()) onClose();
    },
    refused: (error) => errorsAt(error, { default_role: 'role' }),
    onClose,
  });
  return (
    <SheetForm
      sheet={sheet}
      title="Change default role"
      description="This affects people who sign in for the first time from now on. Nobody’s roles change."
      action="Change default role"
    >
      <form.Field name="role">
        {(field) => <DefaultRoleField organizationId={organizationId} {...bound(field)} />}
      </form.Field>
    </SheetForm>
  );
}
