import { useBlocker } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { Button } from '#ui/button.tsx';
import { CloseQuestion } from '#ui/close-guard.tsx';
import { Sheet } from '#ui/sheet.tsx';
import { projectIdsOf, startForm } from './binding-form.ts';
import type { BindingsData } from './bindings-data.ts';
import { CreateBindingForm } from './create-binding-form.tsx';
import { GiveResults } from './give-results.tsx';
import { failedOf, madeOf } from './give-role.ts';
import { useGiveRole } from './use-give-role.ts';

const formId = 'create-role-binding';

type CreateBindingSheetProps = {
  data: BindingsData;
  /** The subject to begin with. */
  prefill: string | undefined;
  onClose: () => void;
};

/** Gives a role to a subject, in the whole organization or in several projects at once. */
export function CreateBindingSheet({ data, prefill, onClose }: CreateBindingSheetProps) {
  const [started] = useState(() => startForm(prefill, data.self.provider));
  const [form, setForm] = useState(started);
  // A close of our own must pass the blocker, which can't tell it from Back.
  const leaving = useRef(false);
  const close = () => {
    leaving.current = true;
    onClose();
  };
  const giving = useGiveRole({ data, form, onDone: close });
  const results = giving.results;
  const unsaved = results === undefined && form !== started;
  const question = 'What you entered is not saved. Close without creating the role binding?';
  const blocked = useBlocker({
    shouldBlockFn: () => (unsaved || giving.busy) && !leaving.current,
    enableBeforeUnload: () => unsaved || giving.busy,
    withResolver: true,
  });

  const made = results ? madeOf(results).length : 0;
  const failed = results ? failedOf(results) : [];
  const footer = results ? (
    <>
      <Button onClick={giving.undo} busy={giving.undoing}>
        {made === 1 ? 'Undo the one made' : `Undo the ${made} made`}
      </Button>
      <Button
        onClick={() => {
          setForm({ ...form, scope: { kind: 'projects', projectIds: failed.map(({ projectId }) => projectId) } });
          giving.reset();
        }}
      >
        Change and try again
      </Button>
      <Button variant="primary" onClick={giving.retry} busy={giving.busy && !giving.undoing}>
        {failed.length === 1 ? 'Try the failed one again' : `Try the ${failed.length} failed again`}
      </Button>
    </>
  ) : (
    <>
      <Button onClick={close} disabledReason={giving.busy ? 'Wait until it is done' : undefined}>
        Cancel
      </Button>
      <Button variant="primary" type="submit" form={formId} busy={giving.busy}>
        {projectIdsOf(form.scope).length > 1
          ? `Create ${projectIdsOf(form.scope).length} role bindings`
          : 'Create role binding'}
      </Button>
    </>
  );

  return (
    <Sheet
      open
      onClose={close}
      title="Create role binding"
      description="Gives a role to a person or a service account."
      guard={() => (giving.busy ? false : unsaved ? question : true)}
      footer={footer}
    >
      {results ? (
        <GiveResults results={results} form={form} data={data} undoFailures={giving.undoFailures} />
      ) : (
        <CreateBindingForm
          id={formId}
          {...{ data, form }}
          errors={giving.errors}
          refusal={giving.refusal}
          onChange={(changes) => {
            giving.clearErrors(changes);
            setForm({ ...form, ...changes });
          }}
          onSubmit={giving.submit}
        />
      )}
      <div className="sticky bottom-0 -mx-5">
        <CloseQuestion
          question={blocked.status === 'blocked' && !giving.busy ? question : undefined}
          stay={() => blocked.reset?.()}
          leave={() => blocked.proceed?.()}
        />
      </div>
    </Sheet>
  );
}
