import { useForm, useStore } from '@tanstack/react-form';
import { type RefObject, useEffect, useId, useRef, useState } from 'react';
import { type ApiError, readError } from '#src/api/errors.ts';
import { useLeaveGuard } from '#src/flows/leaving/use-leave-guard.ts';
import { focusFirstInvalid } from '#src/kit/form/focus-first-invalid.ts';
import type { FieldErrors } from './field-errors.ts';

export type SheetFormOptions<Values> = {
  /** What the form creates, as the start of a sentence: "The service account". */
  what: string;
  /** What the form does with it; it creates it if omitted. */
  done?: 'created' | 'changed' | undefined;
  /** What to do after a lost answer, where there is no list to look in. */
  look?: string | undefined;
  /** The initial values. They may change until the person changes something. */
  start: Values;
  /** Everything that is wrong, by the same rules as the backend. */
  check: (values: Values) => FieldErrors<Values>;
  /** Sends the values and does what follows. If it throws, the error is shown and the values stay. */
  send: (values: Values) => Promise<void>;
  /** The fields that a refusal belongs to; if none, it is shown above the form. May also reload lists. */
  refused: (error: ApiError, values: Values) => FieldErrors<Values>;
  onClose: () => void;
  /** The sheet is doing other work: an undo, a retry. */
  busy?: boolean | undefined;
  /** Set while something else replaces the form, with the question to ask before leaving it, if any. */
  after?: { readonly question?: string | undefined } | undefined;
  /** Discards what must not outlive the sheet. */
  drop?: (() => void) | undefined;
};

/** What `SheetForm` needs: among others, whether the form is sending and why it failed. */
export type SheetFormState = {
  readonly what: string;
  readonly done: 'created' | 'changed';
  readonly look: string | undefined;
  readonly id: string;
  readonly element: RefObject<HTMLFormElement | null>;
  readonly submit: () => void;
  readonly loading: boolean;
  readonly submitError: ApiError | undefined;
  readonly guard: ReturnType<typeof useLeaveGuard>;
};

/**
 * A form in a sheet: sends once however often the button is pressed, shows each error at its field and focuses the first,
 * and asks before typed text is lost.
 */
export function useSheetForm<Values extends object>(options: SheetFormOptions<Values>) {
  const { what, done = 'created', look, start, check, send, refused, onClose, busy = false, after, drop } = options;
  const id = useId();
  const element = useRef<HTMLFormElement>(null);
  const isSending = useRef(false);
  const [submitError, setSubmitError] = useState<ApiError>();
  const [refusals, setRefusals] = useState(0);
  useEffect(() => {
    if (refusals > 0) focusFirstInvalid(element.current);
  }, [refusals]);

  const form = useForm({
    defaultValues: start,
    validators: { onSubmit: ({ value }) => asFormError(check(value)) },
    onSubmit: async ({ value }) => {
      try {
        await send(value);
      } catch (error) {
        refuse(readError(error));
      }
    },
    onSubmitInvalid: () => setRefusals((count) => count + 1),
  });

  /** Shows why the form was not sent or was refused: at these fields or, if there are none, above the form. */
  const refuse = (error: ApiError, fields = refused(error, form.state.values)) => {
    const atFields = asFormError(fields);
    if (atFields) form.setErrorMap({ onSubmit: atFields });
    else setSubmitError(error);
    setRefusals((count) => count + 1);
  };

  const submit = async () => {
    // TanStack Form would send again while it is sending: a double click would create two.
    if (isSending.current || busy) return;
    isSending.current = true;
    setSubmitError(undefined);
    // Clears the errors of fields that are no longer shown, and checks only those that are.
    form.setErrorMap({ onSubmit: { fields: {} } });
    await form.handleSubmit().finally(() => (isSending.current = false));
  };

  const loading = useStore(form.store, ({ isSubmitting }) => isSubmitting) || busy;
  const isUnchanged = useStore(form.store, ({ isDefaultValue }) => isDefaultValue);
  const unsaved = isUnchanged ? undefined : questions[done];
  const question = after ? after.question : unsaved;
  const guard = useLeaveGuard(loading ? 'It is not finished yet. Leave anyway?' : question, onClose, drop);
  const sheet: SheetFormState = {
    what,
    done,
    look,
    id,
    element,
    submit: () => void submit(),
    loading,
    submitError,
    guard,
  };
  return { form, sheet, refuse };
}

const questions = {
  created: 'What you entered is not saved. Close without creating it?',
  changed: 'What you entered is not saved. Close without changing it?',
};

/** The form's type, for components that render its fields. */
export type SheetFormOf<Values extends object> = ReturnType<typeof useSheetForm<Values>>['form'];

/** In TanStack Form's format: `undefined` if nothing is wrong. */
function asFormError<Values>(errors: FieldErrors<Values>): { fields: Record<string, string> } | undefined {
  const wrong = Object.entries<string | undefined>(errors).filter((entry): entry is [string, string] =>
    Boolean(entry[1]),
  );
  return wrong.length > 0 ? { fields: Object.fromEntries(wrong) } : undefined;
}
