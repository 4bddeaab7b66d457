import { useStore } from '@tanstack/react-form';
import { useState } from 'react';
import type { ListAddress } from '#src/flows/list/use-list-address.ts';
import { SheetForm } from '#src/flows/sheet-form/sheet-form.tsx';
import { useSheetForm } from '#src/flows/sheet-form/use-sheet-form.ts';
import type { BindingsData } from '../list/bindings-data.ts';
import { BindingFields } from './binding-fields.tsx';
import { checkForm, errorsFrom, projectIdsOf, startForm } from './binding-form.ts';
import { prefillIn } from './binding-prefill.ts';
import { BindingSummary } from './binding-summary.tsx';
import { GiveActions } from './give-actions.tsx';
import { GiveResults } from './give-results.tsx';
import { type GiveEnd, useGiveRole } from './use-give-role.ts';

type CreateBindingSheetProps = {
  data: BindingsData;
  address: ListAddress;
  onClose: () => void;
};

/** Gives a role to a subject, in the whole organization or in several projects at once. */
export function CreateBindingSheet({ data, address, onClose }: CreateBindingSheetProps) {
  const [start] = useState(() => startForm(prefillIn(address, data.roles), data.self.provider, data.projects));
  const giving = useGiveRole(data);
  const { results } = giving;
  const { form, sheet, refuse } = useSheetForm({
    what: 'The role binding',
    start,
    check: checkForm,
    send: async (filled) => follow(await giving.give(filled)),
    refused: (error, { kind }) => errorsFrom(error, kind),
    onClose,
    busy: giving.busy,
    after: results && {},
  });
  const follow = (end: GiveEnd | undefined) => {
    if (end === 'given') sheet.guard.leave();
    else if (end && end !== 'mixed') refuse(end);
  };
  const values = useStore(form.store, (state) => state.values);
  const count = projectIdsOf(values.scope).length;
  const backToForm = (projectIds: readonly string[]) => {
    form.setFieldValue('scope', { kind: 'projects', projectIds });
    giving.reset();
  };
  return (
    <SheetForm
      sheet={sheet}
      title="Create Role Binding"
      description="Gives a role to a person or a service account."
      action={count > 1 ? `Create ${count} Role Bindings` : 'Create Role Binding'}
      note={<BindingSummary data={data} form={values} />}
      instead={
        results && {
          body: <GiveResults results={results} form={values} data={data} undoFailures={giving.undoFailures} />,
          footer: (
            <GiveActions
              results={results}
              giving={giving}
              onRetry={() => void giving.retry().then(follow)}
              onBack={backToForm}
            />
          ),
        }
      }
    >
      <BindingFields {...{ form, values, data }} />
    </SheetForm>
  );
}
