import type { ReactNode } from 'react';
import { FailureNotice, failureTitle } from '#src/flows/failure/failure-notice.tsx';
import { Button } from '#src/kit/controls/button.tsx';
import { announce } from '#src/kit/feedback/announce.ts';
import { keepComposing } from '#src/kit/form/keep-composing.ts';
import { Sheet } from '#src/kit/overlays/sheet.tsx';
import type { SheetFormState } from './use-sheet-form.ts';

export type SheetFormProps = {
  /** From `useSheetForm`. */
  sheet: SheetFormState;
  title: ReactNode;
  description: ReactNode;
  /** The button's label: what it will do. */
  action: string;
  /** Text beside the buttons: what is missing, what will happen, or the progress. */
  note?: ReactNode;
  /** Shown instead of the form once it was sent, such as the results. The form keeps its values meanwhile. */
  instead?: { readonly body: ReactNode; readonly footer: ReactNode } | undefined;
  children: ReactNode;
};

/** A sheet with a form: the fields, the buttons, the failure, and the question before typed text is lost. */
export function SheetForm({ sheet, title, description, action, note, instead, children }: SheetFormProps) {
  const { what, done, look, id, element, submit, loading, submitError, guard } = sheet;
  if (guard.isLeft) return null;
  const mayClose = () => {
    if (loading) announce(wait);
    return !loading && guard.mayClose();
  };
  const buttons = (
    <>
      {note}
      <Button onClick={guard.leave} disabledReason={loading ? wait : undefined}>
        Cancel
      </Button>
      <Button variant="primary" type="submit" form={id} busy={loading}>
        {action}
      </Button>
    </>
  );
  return (
    <Sheet
      open
      onClose={guard.leave}
      mayClose={mayClose}
      asking={guard.asking}
      title={title}
      description={description}
      footer={instead?.footer ?? buttons}
    >
      {instead ? (
        <div ref={showFromTop} className="scroll-mt-1">
          {instead.body}
        </div>
      ) : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- handles the keys of all fields
        <form
          id={id}
          ref={element}
          noValidate
          className="grid grid-cols-1 gap-5"
          onKeyDown={keepComposing}
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          {submitError && (
            <FailureNotice
              title={failureTitle(what, submitError, done)}
              error={submitError}
              look={look ?? looks[done]}
            />
          )}
          {children}
        </form>
      )}
    </Sheet>
  );
}

/** What comes in place of a scrolled form begins at its top. */
function showFromTop(body: HTMLDivElement | null): void {
  body?.scrollIntoView({ block: 'start' });
}

const wait = 'Wait until it is done.';

const looks = {
  created: 'Look in the list before you try again.',
  changed: 'Check whether it has changed before you try again.',
};
