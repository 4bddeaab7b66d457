import { useQueryClient } from '@tanstack/react-query';
import { checkEmail } from '#domain/rules/check-email.ts';
import { checkName, maxNameLength } from '#domain/rules/name.ts';
import type { GetCustomerResponse } from '#proto/polarsignals/billing/v1alpha1/billing_pb.ts';
import { customerQuery, invalidateCustomer, updateCustomer } from '#src/api/billing.ts';
import { readError } from '#src/api/errors.ts';
import { errorsAt, reasonIn } from '#src/flows/sheet-form/field-errors.ts';
import { SheetForm } from '#src/flows/sheet-form/sheet-form.tsx';
import { useSheetForm } from '#src/flows/sheet-form/use-sheet-form.ts';
import { toast } from '#src/kit/feedback/toast.tsx';
import { bound } from '#src/kit/form/bound.ts';
import { TextField } from '#src/kit/form/field.tsx';

export type ChangeContactSheetProps = {
  organizationId: string;
  /** As it is now; `undefined` if there is none, or if it is not known. */
  contact: Pick<GetCustomerResponse, 'customerName' | 'customerEmail'> | undefined;
  onClose: () => void;
};

type Typed = { readonly name: string; readonly email: string };

/** As the backend keeps it: to find it again. */
function asStored({ name, email }: Typed): Typed {
  const checkedName = checkName(name);
  const checkedEmail = checkEmail(email.trim());
  return { name: checkedName.ok ? checkedName.name : name, email: checkedEmail.ok ? checkedEmail.email : email };
}

/** Says whom invoices are addressed to. */
export function ChangeContactSheet({ organizationId, contact, onClose }: ChangeContactSheetProps) {
  const queryClient = useQueryClient();

  /** After a lost answer the contact may be the new one already. */
  const isDone = async ({ name, email }: Typed) => {
    await invalidateCustomer(queryClient, organizationId);
    const now = queryClient.getQueryData(customerQuery(organizationId).queryKey);
    return now?.customerName === name && now.customerEmail === email;
  };
  const { form, sheet } = useSheetForm({
    what: 'The billing contact',
    done: 'changed',
    start: { name: contact?.customerName ?? '', email: contact?.customerEmail ?? '' },
    check: ({ name, email }) => ({
      name: reasonIn(checkName(name)),
      email: reasonIn(checkEmail(email.trim())),
    }),
    send: async (typed) => {
      const { name, email } = asStored(typed);
      try {
        await updateCustomer({ organizationId, customerName: name, customerEmail: email });
      } catch (error) {
        if (!readError(error).isUncertain || !(await isDone({ name, email }))) throw error;
      }
      sheet.guard.letGo();
      await invalidateCustomer(queryClient, organizationId);
      toast('Changed the billing contact');
      if (sheet.guard.isHere()) onClose();
    },
    refused: (error) => errorsAt(error, { customer_name: 'name', customer_email: 'email' }),
    onClose,
  });
  return (
    <SheetForm
      sheet={sheet}
      title={contact ? 'Change billing contact' : 'Add billing contact'}
      description="Invoices are addressed to it. Those that exist already stay as they are."
      action={contact ? 'Change billing contact' : 'Add billing contact'}
    >
      <form.Field name="name">
        {(field) => (
          <TextField
            label="Name"
            description={`Of the company or the person, as it should stand on invoices. At most ${maxNameLength} characters.`}
            autoComplete="organization"
            {...bound(field)}
          />
        )}
      </form.Field>
      <form.Field name="email">
        {(field) => (
          <TextField
            label="E-mail"
            description="Where questions about invoices go, such as billing@example.com."
            type="email"
            autoComplete="email"
            {...bound(field)}
          />
        )}
      </form.Field>
    </SheetForm>
  );
}
