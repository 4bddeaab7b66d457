import { useStore } from '@tanstack/react-form';
import { useState } from 'react';
import type { BindingFacts } from '#src/access/binding-problems.ts';
import { whyNotHandOut } from '#src/access/hand-out.ts';
import { roleName } from '#src/access/role-name.ts';
import { RolePicker } from '#src/access/role-picker.tsx';
import { projectIdsOf } from '#src/access/scope-choice.ts';
import { ScopePicker } from '#src/access/scope-picker.tsx';
import { useSubjectWords } from '#src/access/use-subject-words.ts';
import { SheetForm } from '#src/flows/sheet-form/sheet-form.tsx';
import { useSheetForm } from '#src/flows/sheet-form/use-sheet-form.ts';
import { bound } from '#src/kit/form/bound.ts';
import { canRemake } from '../delete/can-remake.ts';
import type { BindingsData } from '../list/bindings-data.ts';
import { hasNoEffect, isHeavy, RoleNotices } from '../role-notices.tsx';
import { rolesToGive } from '../roles-to-give.ts';
import { ChangeEffects } from './change-effects.tsx';
import { changeErrors, checkChange, type Changing, planOf, startChange } from './change-form.ts';
import { roleAtWords, standsWords } from './change-words.ts';
import { DeleteInstead } from './delete-instead.tsx';
import { Halfway, HalfwayActions } from './halfway.tsx';
import { type ChangeEnd, useChange } from './use-change.ts';

export type ChangeBindingSheetProps = {
  data: BindingsData;
  binding: BindingFacts;
  changing: Changing;
  /** The scope that is chosen at first, if it isn't the present one; the empty ID is the whole organization. */
  to?: string | undefined;
  onClose: () => void;
  /** Asks before the role binding is deleted, once the sheet is closed. */
  onDelete: () => void;
};

/** Changes the role or the scope of a role binding in one step, after showing who gains and loses what. */
export function ChangeBindingSheet({ data, changing, to, onClose, onDelete, ...current }: ChangeBindingSheetProps) {
  // Kept in state: the binding leaves the list while the sheet still shows what became of it.
  const [binding] = useState(current.binding);
  const { projects } = data;
  const { within } = useSubjectWords();
  const [start] = useState(() => startChange(to === undefined ? binding : { ...binding, projectId: to }, projects));
  const [isUndone, setIsUndone] = useState(false);
  const change = useChange(data, canRemake(binding, data));
  const { halfway } = change;
  const { form, sheet, refuse } = useSheetForm({
    what: changing === 'role' ? 'The role' : 'The scope',
    done: 'changed',
    start,
    check: (values) => checkChange(binding, changing, values),
    send: async (values) => {
      setIsUndone(false);
      follow(await change.start(planOf(binding, values)));
    },
    refused: changeErrors,
    onClose,
    busy: change.busy,
    after: halfway && { question: `${standsWords(halfway.standing, projects)} Close anyway?` },
  });
  const follow = (end: ChangeEnd | undefined) => {
    if (end === 'changed') sheet.guard.leave();
    else if (end === 'undone') setIsUndone(true);
    else if (end && end !== 'halfway') refuse(end);
  };
  const values = useStore(form.store, (state) => state.values);
  const plan = planOf(binding, values);
  const roles = rolesToGive(data);
  const isPowerful = changing === 'role' && values.role !== binding.role && isHeavy({ role: values.role, roles });
  return (
    <SheetForm
      sheet={sheet}
      title={
        <>
          Change {changing} of <bdi>{within(binding.subject)}</bdi>
        </>
      }
      description={<bdi>{roleAtWords(binding, projects)}</bdi>}
      action={isPowerful ? `Give ${roleName(values.role)}` : `Change ${changing}`}
      note={
        isUndone && <output className="mr-auto self-center text-sm text-text-muted">Undone: all is as before.</output>
      }
      instead={
        halfway && {
          body: <Halfway state={halfway} projects={projects} />,
          footer: (
            <HalfwayActions
              state={halfway}
              onUndo={() => void change.undo().then(follow)}
              onRetry={() => void change.retry().then(follow)}
            />
          ),
        }
      }
    >
      {changing === 'role' ? (
        <form.Field name="role">
          {(field) => (
            <RolePicker
              {...bound(field)}
              roles={roles}
              disabledReason={(_, permissions) => whyNotHandOut(permissions, projectIdsOf(values.scope), data.held)}
            />
          )}
        </form.Field>
      ) : (
        <form.Field name="scope">{(field) => <ScopePicker {...bound(field)} projects={projects} />}</form.Field>
      )}
      {plan.to.length > 0 && (
        <>
          <RoleNotices role={values.role} roles={roles} scope={values.scope} risks={[]} />
          <DeleteInstead
            {...{ data, plan }}
            onDelete={() => {
              onDelete();
              sheet.guard.leave();
            }}
          />
          <ChangeEffects data={data} plan={plan} gives={!hasNoEffect({ role: values.role, roles }, values.scope)} />
        </>
      )}
    </SheetForm>
  );
}
