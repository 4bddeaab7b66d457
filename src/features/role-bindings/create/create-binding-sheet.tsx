import { useStore } from '@tanstack/react-form';
import { useMemo, useState } from 'react';
import { roleName } from '#src/access/role-name.ts';
import { projectIdsOf } from '#src/access/scope-choice.ts';
import type { ListAddress } from '#src/flows/list/use-list-address.ts';
import { SheetForm } from '#src/flows/sheet-form/sheet-form.tsx';
import { useSheetForm } from '#src/flows/sheet-form/use-sheet-form.ts';
import type { BindingsData } from '../list/bindings-data.ts';
import { isHeavy } from '../role-notices.tsx';
import { rolesToGive } from '../roles-to-give.ts';
import { BindingFields } from './binding-fields.tsx';
import { type BindingForm, checkForm, chosenByAddress, errorsFrom, startForm } from './binding-form.ts';
import { BindingSummary } from './binding-summary.tsx';
import { GiveActions } from './give-actions.tsx';
import { GiveResults } from './give-results.tsx';
import { type Gift, giftsOf } from './give-role.ts';
import { knownSubjects } from './known-subjects.ts';
import { prefillOf } from './prefill-of.ts';
import { subjectsOf } from './subject-entries.ts';
import { type GiveEnd, useGiveRole } from './use-give-role.ts';

type CreateBindingSheetProps = {
  data: BindingsData;
  address: ListAddress;
  onClose: () => void;
};

/** Gives a role to one or several subjects, in the whole organization or in several projects at once. */
export function CreateBindingSheet({ data, address, onClose }: CreateBindingSheetProps) {
  const known = useMemo(() => knownSubjects(data), [data]);
  const [start] = useState(() => startForm(prefillOf(address), known, data.projects));
  /** Who needs a second look: a powerful role and its subject that both came from the address. */
  const asked = (form: BindingForm) =>
    isHeavy({ role: form.role, roles: rolesToGive(data) }) ? chosenByAddress(form, start) : [];
  const giving = useGiveRole(data);
  const { results } = giving;
  const { form, sheet, refuse } = useSheetForm<BindingForm>({
    what: 'The role binding',
    start,
    check: (values) => checkForm(values, known, asked(values).length > 0),
    send: async ({ role, subjects, scope }) =>
      follow(await giving.give(role, giftsOf(subjectsOf(subjects), projectIdsOf(scope)))),
    refused: errorsFrom,
    onClose,
    busy: giving.busy,
    after: results && {},
  });
  const follow = (end: GiveEnd | undefined) => {
    if (end === 'given') sheet.guard.leave();
    else if (end && end !== 'mixed') refuse(end);
  };
  const values = useStore(form.store, (state) => state.values);
  const backToForm = (failed: readonly Gift[]) => {
    const subjects = new Set(failed.map(({ subject }) => subject));
    const projectIds = [...new Set(failed.map(({ projectId }) => projectId))];
    form.setFieldValue(
      'subjects',
      Array.from(subjects, (subject) => ({ kind: 'subject', subject }) as const),
    );
    if (values.scope.kind === 'projects') form.setFieldValue('scope', { kind: 'projects', projectIds });
    giving.reset();
  };
  return (
    <SheetForm
      sheet={sheet}
      title="Create Role Binding"
      description="Gives a role to people or service accounts."
      action={actionOf(values.role, data, giftsOf(subjectsOf(values.subjects), projectIdsOf(values.scope)).length)}
      note={<BindingSummary data={data} form={values} progress={giving.progress} />}
      instead={
        results && {
          body: <GiveResults results={results} role={values.role} data={data} undoFailures={giving.undoFailures} />,
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
      <BindingFields {...{ form, values, data, known }} asked={asked(values)} />
    </SheetForm>
  );
}

/** The button says what it does; for a role that can widen access, by the role's name. */
function actionOf(role: string, data: BindingsData, count: number): string {
  if (isHeavy({ role, roles: rolesToGive(data) })) return `Give ${roleName(role)}`;
  return count > 1 ? `Create ${count} Role Bindings` : 'Create Role Binding';
}
