import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { checkName, maxNameLength } from '#domain/rules/name.ts';
import { maxServiceAccounts } from '#domain/rules/quota.ts';
import { createServiceAccount } from '#src/api/service-accounts.ts';
import { isNearQuota } from '#src/flows/create-token/quota.tsx';
import { refreshAccounts } from '#src/flows/create-token/refresh-accounts.ts';
import { errorsAt, reasonIn } from '#src/flows/sheet-form/field-errors.ts';
import { SheetForm } from '#src/flows/sheet-form/sheet-form.tsx';
import { useSheetForm } from '#src/flows/sheet-form/use-sheet-form.ts';
import { toast } from '#src/kit/feedback/toast.tsx';
import { bound } from '#src/kit/form/bound.ts';
import { TextField } from '#src/kit/form/field.tsx';

export type CreateServiceAccountSheetProps = {
  organizationId: string;
  accounts: readonly { readonly name: string }[];
  /** The name to start with. */
  name?: string | undefined;
  onClose: () => void;
};

/** Creates a service account without role or token, and opens its page, where those are the next steps. */
export function CreateServiceAccountSheet({
  organizationId,
  accounts,
  name: startName = '',
  onClose,
}: CreateServiceAccountSheetProps) {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const { form, sheet } = useSheetForm({
    what: 'The service account',
    start: { name: startName },
    check: ({ name }) => ({ name: reasonIn(checkName(name)) }),
    send: async (values) => {
      const { id, name } = await createServiceAccount({ organizationId, ...values });
      sheet.guard.letGo();
      await refreshAccounts(queryClient, organizationId);
      toast(`Created service account ${name}`);
      if (!sheet.guard.isHere()) return;
      await navigate({
        to: '/organizations/$organizationId/iam/service-accounts/$serviceAccountId',
        params: { organizationId, serviceAccountId: id },
        // Back then leads to the list, not to this form.
        replace: true,
      });
    },
    refused: (error) => {
      // The list may lack an account: another person's, or this form's if the answer was lost.
      if (error.kind === 'exists' || error.isUncertain) void refreshAccounts(queryClient, organizationId);
      return errorsAt(error, { name: 'name' });
    },
    onClose,
  });
  return (
    <SheetForm
      sheet={sheet}
      title="Create Service Account"
      description="A new service account has no access until you give it a role."
      action="Create Service Account"
    >
      <form.Field name="name">
        {(field) => (
          <TextField
            label="Name"
            description={`Unique in the organization, at most ${maxNameLength} characters. You can’t change it later.`}
            placeholder="ci-debuginfo-uploader"
            {...bound(field)}
          />
        )}
      </form.Field>
      {isNearQuota('service account', accounts.length) && (
        <p className="text-sm text-text-muted">
          {accounts.length} of {maxServiceAccounts} service accounts are in use.
        </p>
      )}
    </SheetForm>
  );
}
