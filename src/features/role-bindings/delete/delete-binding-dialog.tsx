import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { roleName } from '#src/access/role-name.ts';
import { RolePill } from '#src/access/role.tsx';
import { scopePhrase } from '#src/access/scope-state.ts';
import { ScopeLabel } from '#src/access/scope.tsx';
import { subjectText } from '#src/access/subject-text.ts';
import { SubjectLabel } from '#src/access/subject.tsx';
import { readError, type ApiError } from '#src/api/errors.ts';
import { isGone } from '#src/api/is-gone.ts';
import { deleteRoleBinding, forgetRoleBindings, invalidateRoleBindings } from '#src/api/roles.ts';
import { FailureText } from '#src/flows/failure/failure-text.tsx';
import { Button } from '#src/kit/controls/button.tsx';
import { toast } from '#src/kit/feedback/toast.tsx';
import { ConfirmDialog } from '#src/kit/overlays/confirm-dialog.tsx';
import { Dialog } from '#src/kit/overlays/dialog.tsx';
import type { BindingRow } from '../list/binding-index.ts';
import type { BindingsData } from '../list/bindings-data.ts';
import { BindingLossWords } from './binding-loss-words.tsx';

type DeleteBindingDialogProps = {
  data: BindingsData;
  binding: BindingRow;
  /** `isGone`: the binding no longer exists, whoever deleted it. */
  onClose: (isGone: boolean) => void;
};

/** Takes a role away, after saying from whom, where, and what they lose by it. */
export function DeleteBindingDialog({ data: current, binding, onClose }: DeleteBindingDialogProps) {
  // What the person confirms must not change under them when the list is read anew.
  const [data] = useState(current);
  const queryClient = useQueryClient();
  const running = useRef(false);
  const wasLost = useRef(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError>();
  const { organizationId, projects } = data;
  const name = subjectText(binding.subject);

  const forget = async () => {
    await invalidateRoleBindings(queryClient, organizationId);
    forgetRoleBindings(queryClient, organizationId, new Set([binding.id]));
  };
  const succeed = () => {
    const where = scopePhrase(binding.projectId, projects);
    toast(`Deleted role binding: ${roleName(binding.role)} of ${name} in ${where}`);
    onClose(true);
  };
  const confirm = async () => {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    setError(undefined);
    try {
      await deleteRoleBinding({ organizationId, id: binding.id });
      await forget();
      succeed();
    } catch (thrown) {
      const found = readError(thrown);
      if (isGone(found)) {
        await forget();
        if (wasLost.current) return succeed();
      }
      if (found.isUncertain) {
        wasLost.current = true;
        void invalidateRoleBindings(queryClient, organizationId);
      }
      setError(found);
    } finally {
      running.current = false;
      setBusy(false);
    }
  };

  if (error && isGone(error)) {
    return (
      <Dialog
        open
        onClose={() => onClose(true)}
        title="This role binding is gone already"
        footer={
          <Button variant="primary" onClick={() => onClose(true)} data-autofocus>
            Close
          </Button>
        }
      >
        Somebody else deleted it in the meantime. The list now shows what is there.
      </Dialog>
    );
  }
  return (
    <ConfirmDialog
      open
      onClose={() => onClose(false)}
      title={
        <>
          Delete role binding of <bdi>{name}</bdi>
        </>
      }
      confirmLabel="Delete role binding"
      onConfirm={confirm}
      busy={busy}
      error={error && <FailureText error={error} more={unclear(error)} />}
    >
      <div className="grid gap-4">
        <dl className="grid grid-cols-[5rem_minmax(0,1fr)] items-center gap-x-3 gap-y-2">
          <dt className="text-text-muted">Subject</dt>
          <dd>
            <SubjectLabel subject={binding.subject} />
          </dd>
          <dt className="text-text-muted">Role</dt>
          <dd>
            <RolePill reference={binding.role} roles={data.roles} />
          </dd>
          <dt className="text-text-muted">Scope</dt>
          <dd>
            <ScopeLabel projectId={binding.projectId} projects={projects} />
          </dd>
        </dl>
        <BindingLossWords data={data} binding={binding} />
      </div>
    </ConfirmDialog>
  );
}

function unclear({ isUncertain }: ApiError): string | undefined {
  return isUncertain ? 'The role binding may be gone already: trying again does no harm.' : undefined;
}
