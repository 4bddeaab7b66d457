import { useState } from 'react';
import { useLeaveGuard } from '#src/flows/leaving/use-leave-guard.ts';
import { Button } from '#src/kit/controls/button.tsx';
import { firstClick } from '#src/kit/overlays/first-click.ts';
import { Sheet } from '#src/kit/overlays/sheet.tsx';
import type { BindingsData } from '../list/bindings-data.ts';
import { projectIdsOf, startForm } from './binding-form.ts';
import { BindingSummary } from './binding-summary.tsx';
import { CreateBindingForm } from './create-binding-form.tsx';
import { GiveResults } from './give-results.tsx';
import { failedOf, madeOf, type GiveResult } from './give-role.ts';
import { useGiveRole } from './use-give-role.ts';

type CreateBindingSheetProps = {
  data: BindingsData;
  /** The subject to begin with. */
  prefill: string | undefined;
  onClose: () => void;
};

const formId = 'create-role-binding';
/** What to ask before anything is lost by leaving. */
function questionOf(busy: boolean, unsaved: boolean): string | undefined {
  if (busy) return 'It is not done yet. Leave all the same?';
  return unsaved ? 'What you entered is not saved. Close without creating the role binding?' : undefined;
}

/** Gives a role to a subject, in the whole organization or in several projects at once. */
export function CreateBindingSheet({ data, prefill, onClose }: CreateBindingSheetProps) {
  const [started] = useState(() => startForm(prefill, data.self.provider, data.projects));
  const [form, setForm] = useState(started);
  const giving = useGiveRole({ data, form, onDone: () => guard.leave() });
  const { busy, results } = giving;
  const guard = useLeaveGuard(questionOf(busy, results === undefined && form !== started), onClose);
  if (guard.isLeft) return null;

  const backToForm = (failed: readonly GiveResult[]) => {
    setForm({ ...form, scope: { kind: 'projects', projectIds: failed.map(({ projectId }) => projectId) } });
    giving.reset();
  };
  let footer = (
    <>
      {giving.refusal?.kind !== 'existed' && <BindingSummary data={data} form={form} />}
      <FormActions count={projectIdsOf(form.scope).length} busy={busy} onCancel={guard.leave} />
    </>
  );
  if (results) footer = <ResultActions results={results} giving={giving} onBack={backToForm} />;
  return (
    <Sheet
      open
      onClose={guard.leave}
      title="Create Role Binding"
      description="Gives a role to a person or a service account."
      mayClose={() => !busy && guard.mayClose()}
      asking={guard.asking}
      footer={footer}
    >
      {results ? (
        <GiveResults results={results} form={form} data={data} undoFailures={giving.undoFailures} />
      ) : (
        <CreateBindingForm
          id={formId}
          data={data}
          form={form}
          errors={giving.errors}
          refusal={giving.refusal}
          onChange={(changes) => {
            giving.clearErrors(changes);
            setForm({ ...form, ...changes });
          }}
          onSubmit={giving.submit}
        />
      )}
    </Sheet>
  );
}

function FormActions({ count, busy, onCancel }: { count: number; busy: boolean; onCancel: () => void }) {
  return (
    <>
      <Button onClick={onCancel} disabledReason={busy ? 'Wait until it is done' : undefined}>
        Cancel
      </Button>
      <Button variant="primary" type="submit" form={formId} busy={busy}>
        {count > 1 ? `Create ${count} Role Bindings` : 'Create Role Binding'}
      </Button>
    </>
  );
}

type ResultActionsProps = {
  results: readonly GiveResult[];
  giving: ReturnType<typeof useGiveRole>;
  onBack: (failed: readonly GiveResult[]) => void;
};

function ResultActions({ results, giving: { busy, undoing, undo, retry }, onBack }: ResultActionsProps) {
  const made = madeOf(results).length;
  return (
    <>
      <Button onClick={undo} busy={undoing} disabledReason={made === 0 ? 'Nothing is left to undo' : undefined}>
        {made === 1 ? 'Undo the one made' : `Undo the ${made} made`}
      </Button>
      <Button onClick={() => onBack(failedOf(results))} disabledReason={busy ? 'Wait until it is done' : undefined}>
        Back to the form
      </Button>
      <Button variant="primary" onClick={firstClick(retry)} busy={busy && !undoing}>
        Try again
      </Button>
    </>
  );
}
