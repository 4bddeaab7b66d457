import { systemRoles } from '#domain/rules/system-roles.ts';
import { whyNotHandOut } from '#src/access/hand-out.ts';
import { RolePicker } from '#src/access/role-picker.tsx';
import { projectIdsOf } from '#src/access/scope-choice.ts';
import { ScopePicker } from '#src/access/scope-picker.tsx';
import { bound } from '#src/kit/form/bound.ts';
import type { BindingFieldsProps } from './binding-form.ts';
import { SubjectFields } from './subject-fields.tsx';

/** The subject, the role, and where it holds. */
export function BindingFields({ form, values, data }: BindingFieldsProps) {
  const projectIds = projectIdsOf(values.scope);
  return (
    <>
      <SubjectFields {...{ form, values, data }} />
      <form.Field name="role">
        {(field) => (
          <RolePicker
            {...bound(field)}
            roles={data.roles ?? withoutCustomRoles}
            disabledReason={(_, permissions) => whyNotHandOut(permissions, projectIds, data.held)}
          />
        )}
      </form.Field>
      <form.Field name="scope">{(field) => <ScopePicker {...bound(field)} projects={data.projects} />}</form.Field>
    </>
  );
}

/** For a person who may not list roles: the console knows the system roles itself. */
export const withoutCustomRoles = Object.entries(systemRoles).map(([reference, permissions]) => ({
  name: reference.slice('system:'.length),
  organizationId: '',
  permissions,
  isSystem: true,
}));
