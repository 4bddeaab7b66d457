import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Invite, Role } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';
import { referenceOfRole, roleName } from '#src/access/role-name.ts';
import { type ApiError, readError } from '#src/api/errors.ts';
import { createInvite, invalidateInvites } from '#src/api/invites.ts';
import { showNewRow } from '#src/flows/list/new-row.ts';
import { useHiddenAddress } from '#src/flows/secret/use-hidden-address.ts';
import { errorsAt, type FieldErrors } from '#src/flows/sheet-form/field-errors.ts';
import { useSheetForm } from '#src/flows/sheet-form/use-sheet-form.ts';
import { toast } from '#src/kit/feedback/toast.tsx';
import { checkForm, endOf, type InviteForm, risksOf, startForm } from './invite-form.ts';

/** What the sheet shows after the form: the question for a second yes, or the link. */
type Step =
  | { readonly is: 'form' }
  | { readonly is: 'asking'; readonly values: InviteForm; readonly busy: boolean }
  | { readonly is: 'created'; readonly invite: Invite };

type Options = { organizationId: string; roles: readonly Role[]; onClose: () => void };

/**
 * Creates an invite: from the form at once or, where it weighs more, after a second yes. The answer, which holds the link,
 * stays in this component.
 */
export function useCreateInvite({ organizationId, roles, onClose }: Options) {
  const queryClient = useQueryClient();
  const [step, setStep] = useState<Step>({ is: 'form' });
  const hideSheetAddress = useHiddenAddress('create');
  const roleOf = (reference: string) => roles.find((role) => referenceOfRole(role) === reference);
  const riskOf = (values: InviteForm) => risksOf(values, roleOf(values.role)?.permissions ?? []);

  const make = async (values: InviteForm): Promise<void> => {
    const end = endOf(values, new Date());
    const roleId = roleOf(values.role)?.id ?? '';
    const invite = await createInvite({ organizationId, roleId, ...(end && { expiresAt: timestampFromDate(end) }) });
    setStep({ is: 'created', invite });
    void invalidateInvites(queryClient, organizationId);
    if (sheet.guard.isHere()) await hideSheetAddress();
  };
  const refused = (error: ApiError): FieldErrors<InviteForm> => {
    // The list shows it if it was made after all.
    if (error.isUncertain) void invalidateInvites(queryClient, organizationId);
    return errorsAt(error, { role_id: 'role', expires_at: 'date' });
  };

  const { form, sheet, refuse } = useSheetForm<InviteForm>({
    what: 'The invite',
    start: startForm,
    check: (values) => checkForm(values, new Date()),
    send: async (values) => {
      const { sensitive, isEndless } = riskOf(values);
      if (sensitive.length > 0 || isEndless) setStep({ is: 'asking', values, busy: false });
      else await make(values);
    },
    refused,
    onClose,
    busy: step.is === 'asking' && step.busy,
    after:
      step.is === 'form'
        ? undefined
        : { question: step.is === 'asking' ? 'The invite is not created yet. Close without creating it?' : undefined },
    drop: () => {
      if (step.is !== 'created') return;
      showNewRow(step.invite.id);
      toast(`Created invite for ${nameOf(step.invite)}`);
    },
  });

  /** The second yes. A refusal shows the form again, with what was chosen. */
  const confirm = async (values: InviteForm) => {
    setStep({ is: 'asking', values, busy: true });
    try {
      await make(values);
    } catch (error) {
      setStep({ is: 'form' });
      refuse(readError(error));
    }
  };
  return { form, sheet, step, riskOf, confirm, back: () => setStep({ is: 'form' }) };
}

function nameOf({ role }: Invite): string {
  return role ? roleName(referenceOfRole(role)) : 'a role';
}
