import { useForm, useStore } from '@tanstack/react-form';
import { type RefObject, useEffect, useId, useRef, useState } from 'react';
import { type ApiError, readError } from '#src/api/errors.ts';
import { useLeaveGuard } from '#src/flows/leaving/use-leave-guard.ts';
import { focusFirstInvalid } from '#src/kit/form/focus-first-invalid.ts';
import type { FieldErrors } from './field-errors.ts';

export type SheetFormOptions<Values> = {
  /** What is made, at the beginning of a sentence: "The service account". */
  what: string;
  /** What the fields hold at first. It may change until the person does something. */
  start: Values;
  /** Everything that is wrong, by the rules that the backend applies too. */
  check: (values: Values) => FieldErrors<Values>;
  /** Sends it and does what follows. What it throws is shown, and everything stays as it was typed. */
  send: (values: Values) => Promise<void>;
  /** The fields where a refusal belongs; without any, it is shown above the form. Also the place to read lists anew. */
  refused: (error: ApiError, values: Values) => FieldErrors<Values>;
  onClose: () => void;
  /** Other work of the sheet is under way: an undo, a second try. */
  busy?: boolean | undefined;
  /** Something else stands in the form's place, and what is asked before leaving it, if anything. */
  after?: { readonly question?: string | undefined } | undefined;
  /** Lets go of what must not outlive the sheet. */
  drop?: (() => void) | undefined;
};

/** What `SheetForm` draws and a form can't be without: whether it is sending, and why it failed. */
export type SheetFormState = {
  readonly what: string;
  readonly id: string;
  readonly element: RefObject<HTMLFormElement | null>;
  readonly submit: () => void;
  readonly loading: boolean;
  readonly submitError: ApiError | undefined;
  readonly guard: ReturnType<typeof useLeaveGuard>;
};

/**
 * A form in a sheet: sends once however often it is pressed, puts what is wrong beside its field and the focus on the first
 * of them, and asks before anything typed is lost.
 */
export function useSheetForm<Values extends object>(options: SheetFormOptions<Values>) {
  const { what, start, check, send, refused, onClose, busy = false, after, drop } = options;
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

  /** Shows why it was not sent or refused: at these fields, or without any above the form. */
  const refuse = (error: ApiError, fields = refused(error, form.state.values)) => {
    const atFields = asFormError(fields);
    if (atFields) form.setErrorMap({ onSubmit: atFields });
    else setSubmitError(error);
    setRefusals((count) => count + 1);
  };

  const submit = async () => {
    // TanStack Form sends again while it is sending: a double click would make two.
    if (isSending.current || busy) return;
    isSending.current = true;
    setSubmitError(undefined);
    // A field that is no longer shown would be wrong for ever: only what is there is checked again.
    form.setErrorMap({ onSubmit: { fields: {} } });
    await form.handleSubmit().finally(() => (isSending.current = false));
  };

  const loading = useStore(form.store, ({ isSubmitting }) => isSubmitting) || busy;
  const isUnchanged = useStore(form.store, ({ isDefaultValue }) => isDefaultValue);
  const unsaved = isUnchanged ? undefined : 'What you entered is not saved. Close without creating it?';
  const question = after ? after.question : unsaved;
  const guard = useLeaveGuard(loading ? 'It is not done yet. Leave all the same?' : question, onClose, drop);
  const sheet: SheetFormState = { what, id, element, submit: () => void submit(), loading, submitError, guard };
  return { form, sheet, refuse };
}

/** The form of a sheet with these values, for the part that draws its fields. */
export type SheetFormOf<Values extends object> = ReturnType<typeof useSheetForm<Values>>['form'];

/** As TanStack Form takes it: nothing at all when nothing is wrong. */
function asFormError<Values>(errors: FieldErrors<Values>): { fields: Record<string, string> } | undefined {
  const wrong = Object.entries<string | undefined>(errors).filter((entry): entry is [string, string] =>
    Boolean(entry[1]),
  );
  return wrong.length > 0 ? { fields: Object.fromEntries(wrong) } : undefined;
}
