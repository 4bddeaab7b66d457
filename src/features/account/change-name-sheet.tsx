import { useQueryClient } from '@tanstack/react-query';
import { checkName, maxNameLength } from '#domain/rules/name.ts';
import type { User } from '#proto/polarsignals/user/v1alpha1/user_pb.ts';
import { invalidatePeople } from '#src/api/people.ts';
import { updateSelf } from '#src/api/session.ts';
import { errorsAt, reasonIn } from '#src/flows/sheet-form/field-errors.ts';
import { SheetForm } from '#src/flows/sheet-form/sheet-form.tsx';
import { useSheetForm } from '#src/flows/sheet-form/use-sheet-form.ts';
import { toast } from '#src/kit/feedback/toast.tsx';
import { bound } from '#src/kit/form/bound.ts';
import { TextField } from '#src/kit/form/field.tsx';

type ChangeNameSheetProps = {
  self: User;
  /** Where others see the name. */
  organizations: readonly { readonly id: string }[];
  onClose: () => void;
};

/** Changes the name that others see. */
export function ChangeNameSheet({ self, organizations, onClose }: ChangeNameSheetProps) {
  const queryClient = useQueryClient();
  const { form, sheet } = useSheetForm({
    what: 'Your name',
    done: 'changed',
    start: { name: self.name },
    check: ({ name }) => ({ name: reasonIn(checkName(name)) }),
    send: async ({ name }) => {
      await updateSelf(queryClient, self, name);
      sheet.guard.letGo();
      // Lists of people hold the old name, and are read again when they are next shown.
      void Promise.all(organizations.map(({ id }) => invalidatePeople(queryClient, id)));
      toast('Changed your name');
      if (sheet.guard.isHere()) onClose();
    },
    refused: (error) => errorsAt(error, { 'user.name': 'name' }),
    onClose,
  });
  return (
    <SheetForm
      sheet={sheet}
      title="Change name"
      description="Others see it beside your e-mail, in every organization that you are in."
      action="Change name"
    >
      <form.Field name="name">
        {(field) => (
          <TextField
            label="Name"
            description={`At most ${maxNameLength} characters.`}
            autoComplete="name"
            {...bound(field)}
          />
        )}
      </form.Field>
    </SheetForm>
  );
}
