import { useMemo } from 'react';
import { whyNotHandOut } from '#src/access/hand-out.ts';
import { roleName } from '#src/access/role-name.ts';
import { RolePicker } from '#src/access/role-picker.tsx';
import { projectIdsOf } from '#src/access/scope-choice.ts';
import { ScopePicker } from '#src/access/scope-picker.tsx';
import { useSubjectWords } from '#src/access/use-subject-words.ts';
import { Notice } from '#src/kit/feedback/notice.tsx';
import { bound } from '#src/kit/form/bound.ts';
import { Checkbox } from '#src/kit/form/checkbox.tsx';
import { isolated } from '#src/lib/isolated.ts';
import { hasNoEffect, RoleNotices } from '../role-notices.tsx';
import { rolesToGive } from '../roles-to-give.ts';
import type { BindingFieldsProps } from './binding-form.ts';
import { giftsOf } from './give-role.ts';
import { subjectsOf } from './subject-entries.ts';
import { factsOf } from './subject-facts.ts';
import { SubjectsField } from './subjects-field.tsx';
import { TokensToo } from './tokens-too.tsx';
import { unchangedBy } from './unchanged-by.ts';

/**
 * The subjects, the role, and where it holds.
 * @param asked who gets a powerful role only because the address said so
 */
export function BindingFields({ form, values, data, known, asked }: BindingFieldsProps & { asked: readonly string[] }) {
  const { first, within } = useSubjectWords();
  const projectIds = projectIdsOf(values.scope);
  const roles = rolesToGive(data);
  const risks = subjectsOf(values.subjects).flatMap((subject) => {
    const against = factsOf(subject, known).risks;
    return against.length > 0 ? [`${first(subject)}: ${against.join(', ')}`] : [];
  });
  return (
    <>
      <form.Field name="subjects">{(field) => <SubjectsField {...bound(field)} known={known} />}</form.Field>
      <form.Field name="role">
        {(field) => (
          <RolePicker
            {...bound(field)}
            roles={roles}
            disabledReason={(_, permissions) => whyNotHandOut(permissions, projectIds, data.held)}
          />
        )}
      </form.Field>
      <form.Field name="scope">{(field) => <ScopePicker {...bound(field)} projects={data.projects} />}</form.Field>
      <RoleNotices role={values.role} roles={roles} scope={values.scope} risks={risks} />
      <NothingChanges values={values} data={data} />
      <TokensToo values={values} data={data} />
      {asked.length > 0 && (
        <form.Field name="isConfirmed">
          {(field) => {
            const { value, ...rest } = bound(field);
            return (
              <Checkbox
                {...rest}
                checked={value}
                label={
                  <bdi>
                    Give {isolated(roleName(values.role))} to {within(asked)}
                  </bdi>
                }
                description="The address of this page chose both, not you. Check that you mean them."
              />
            );
          }}
        </form.Field>
      )}
    </>
  );
}

/** Says for whom the role would change nothing, before it is given. */
function NothingChanges({ values: { subjects, role, scope }, data }: Pick<BindingFieldsProps, 'values' | 'data'>) {
  const { within } = useSubjectWords();
  const unchanged = useMemo(() => {
    if (role === '' || hasNoEffect({ role, roles: rolesToGive(data) }, scope)) return [];
    return unchangedBy(role, giftsOf(subjectsOf(subjects), projectIdsOf(scope)), data);
  }, [subjects, role, scope, data]);
  if (unchanged.length === 0) return null;
  return (
    <Notice tone="neutral" title={<>Nothing changes for {within(unchanged)}</>}>
      Other role bindings allow all of this already.
    </Notice>
  );
}
