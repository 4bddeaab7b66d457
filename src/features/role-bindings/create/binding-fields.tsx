import { whyNotHandOut } from '#src/access/hand-out.ts';
import { RolePicker } from '#src/access/role-picker.tsx';
import { projectIdsOf } from '#src/access/scope-choice.ts';
import { ScopePicker } from '#src/access/scope-picker.tsx';
import { subjectText } from '#src/access/subject-text.ts';
import { bound } from '#src/kit/form/bound.ts';
import { RoleNotices } from '../role-notices.tsx';
import { rolesToGive } from '../roles-to-give.ts';
import type { BindingFieldsProps } from './binding-form.ts';
import { subjectsOf } from './subject-entries.ts';
import { factsOf } from './subject-facts.ts';
import { SubjectsField } from './subjects-field.tsx';

/** The subjects, the role, and where it holds. */
export function BindingFields({ form, values, data, known }: BindingFieldsProps) {
  const projectIds = projectIdsOf(values.scope);
  const roles = rolesToGive(data);
  const risks = subjectsOf(values.subjects).flatMap((subject) => {
    const against = factsOf(subject, known).risks;
    return against.length > 0 ? [`${subjectText(subject)}: ${against.join(', ')}`] : [];
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
    </>
  );
}
