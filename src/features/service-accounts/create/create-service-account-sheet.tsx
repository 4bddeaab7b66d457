import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { checkName, maxNameLength } from '#domain/rules/name.ts';
import { maxServiceAccounts } from '#domain/rules/quota.ts';
import { notCreated, readError } from '#src/api/errors.ts';
import { createServiceAccount } from '#src/api/service-accounts.ts';
import { useLeaveGuard } from '#src/flows/leaving/use-leave-guard.ts';
import { Button } from '#src/kit/controls/button.tsx';
import { toast } from '#src/kit/feedback/toast.tsx';
import { TextField } from '#src/kit/form/field.tsx';
import { Sheet } from '#src/kit/overlays/sheet.tsx';
import { FailureNotice } from '../create-token/failure-notice.tsx';
import { focusFirstInvalid } from '../create-token/focus-first-invalid.ts';
import { refreshAccounts } from '../refresh.ts';

export type CreateServiceAccountSheetProps = {
  organizationId: string;
  accounts: readonly { readonly name: string }[];
  onClose: () => void;
};

const unsavedQuestion = 'What you entered is not saved. Close without creating the service account?';

/** Makes a service account without role and token, and goes to its page, where both are the next step. */
export function CreateServiceAccountSheet({ organizationId, accounts, onClose }: CreateServiceAccountSheetProps) {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const form = useRef<HTMLFormElement>(null);
  const [name, setName] = useState('');
  const [nameError, setNameError] = useState<string>();
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const guard = useLeaveGuard(name.trim() === '' ? undefined : unsavedQuestion, onClose);
  const left = maxServiceAccounts - accounts.length;

  const showNameError = (text: string) => {
    // At once, so that there is something to focus.
    flushSync(() => setNameError(text));
    focusFirstInvalid(form.current);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const checked = checkName(name);
    setFailure(undefined);
    if (!checked.ok) return showNameError(checked.reason);
    setNameError(undefined);
    setBusy(true);
    try {
      const { id } = await createServiceAccount({ organizationId, name: checked.name });
      guard.letGo();
      await refreshAccounts(queryClient, organizationId);
      toast(`Created service account ${checked.name}`);
      if (!guard.isHere()) return;
      await navigate({
        to: '/organizations/$organizationId/iam/service-accounts/$serviceAccountId',
        params: { organizationId, serviceAccountId: id },
        // Back then goes to the list, not to this form, empty again.
        replace: true,
      });
    } catch (error) {
      setBusy(false);
      const { kind, violations, message, isUncertain } = readError(error);
      // There may be one that is new here: another person's, or this form's, whose answer was lost.
      if (kind === 'exists' || isUncertain) void refreshAccounts(queryClient, organizationId);
      const beside = kind === 'exists' ? message : violations['name'];
      if (beside) showNameError(beside);
      else setFailure(error);
    }
  };

  if (guard.isLeft) return null;
  const footer = (
    <>
      <Button onClick={guard.leave} disabledReason={busy ? 'Wait until it is done' : undefined}>
        Cancel
      </Button>
      <Button variant="primary" type="submit" form="create-service-account" busy={busy}>
        Create Service Account
      </Button>
    </>
  );
  return (
    <Sheet
      open
      onClose={guard.leave}
      mayClose={() => !busy && guard.mayClose()}
      asking={guard.asking}
      title="Create Service Account"
      description="A new service account can do nothing until a role binding names it."
      footer={footer}
    >
      <form
        id="create-service-account"
        ref={form}
        onSubmit={(event) => void submit(event)}
        noValidate
        className="grid gap-5"
      >
        <TextField
          label="Name"
          description={`Unique in the organization, at most ${maxNameLength} characters. It can’t be changed later.`}
          name="name"
          value={name}
          onChange={setName}
          error={nameError}
          placeholder="ci-debuginfo-uploader"
        />
        {failure !== undefined && (
          <FailureNotice title={notCreated('The service account', readError(failure))} error={failure} />
        )}
        {left <= 5 && (
          <p className="text-sm text-text-muted">
            {accounts.length} of {maxServiceAccounts} service accounts that an organization may have.
          </p>
        )}
      </form>
    </Sheet>
  );
}
