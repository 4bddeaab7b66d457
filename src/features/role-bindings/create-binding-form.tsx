import { useEffect, useRef, type ReactNode } from 'react';
import { systemRoles } from '#domain/rules/system-roles.ts';
import { roleName } from '#src/components/access/role-name.ts';
import { RolePicker } from '#src/components/access/role-picker.tsx';
import { ScopePicker } from '#src/components/access/scope-picker.tsx';
import { scopePhrase } from '#src/components/access/scope-state.ts';
import { subjectText } from '#src/components/access/subject-text.ts';
import { Notice } from '#ui/notice.tsx';
import { missingFor, projectIdsOf, subjectOf, type BindingForm, type FormErrors } from './binding-form.ts';
import type { BindingsData } from './bindings-data.ts';
import { FailureWords } from './give-results.tsx';
import { SubjectFields } from './subject-fields.tsx';
import type { Refusal } from './use-give-role.ts';

type CreateBindingFormProps = {
  id: string;
  data: BindingsData;
  form: BindingForm;
  errors: FormErrors;
  refusal: Refusal | undefined;
  onChange: (changes: Partial<BindingForm>) => void;
  onSubmit: () => void;
};

/** Who, which role, where; and in one sentence what pressing the button will do. */
export function CreateBindingForm({ id, data, form, errors, refusal, onChange, onSubmit }: CreateBindingFormProps) {
  const element = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (Object.keys(errors).length === 0) return;
    element.current?.querySelector<HTMLElement>('[data-invalid] :is(input, select, textarea)')?.focus();
  }, [errors]);
  const roles = data.roles ?? withoutCustomRoles;
  return (
    <form
      ref={element}
      id={id}
      noValidate
      className="grid gap-6"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <Section invalid={Boolean(errors.account ?? errors.provider ?? errors.email)}>
        <SubjectFields {...{ data, form, errors, onChange }} />
      </Section>
      <Section invalid={errors.role !== undefined}>
        <RolePicker
          roles={roles}
          value={form.role || undefined}
          onChange={(role) => onChange({ role })}
          error={errors.role}
          disabledReason={(_, permissions) => {
            const missing = missingFor({ permissions }, form.scope, data.held);
            return missing.length > 0 ? `You can’t give it: you don’t hold ${missing.join(', ')} there.` : undefined;
          }}
        />
      </Section>
      <Section invalid={errors.scope !== undefined}>
        <ScopePicker
          projects={data.projects}
          value={form.scope}
          onChange={(scope) => onChange({ scope })}
          error={errors.scope}
        />
      </Section>
      <Summary data={data} form={form} />
      {refusal && <RefusalNotice refusal={refusal} form={form} data={data} />}
    </form>
  );
}

/** For someone who may not list the roles: the system roles are known all the same. */
const withoutCustomRoles = Object.entries(systemRoles).map(([reference, permissions]) => ({
  name: reference.slice('system:'.length),
  organizationId: '',
  permissions,
  isSystem: true,
}));

function Section({ invalid, children }: { invalid: boolean; children: ReactNode }) {
  return <div data-invalid={invalid || undefined}>{children}</div>;
}

function Summary({ data: { projects, bindings }, form }: { data: BindingsData; form: BindingForm }) {
  const subject = subjectOf(form);
  const projectIds = projectIdsOf(form.scope);
  if (subject === undefined || form.role === '' || projectIds.length === 0) return null;
  const held = new Set(
    bindings
      .filter((binding) => binding.subject === subject && binding.role === form.role)
      .map(({ projectId }) => projectId),
  );
  const already = projectIds.filter((projectId) => held.has(projectId));
  const places = (ids: readonly string[]) => list.format(ids.map((projectId) => scopePhrase(projectId, projects)));
  return (
    <Notice tone="neutral">
      <bdi className="font-medium">{subjectText(subject)}</bdi> will have{' '}
      <bdi className="font-medium">{roleName(form.role)}</bdi> in {places(projectIds)}.
      {already.length > 0 && ` It has that already in ${places(already)}.`}
    </Notice>
  );
}

const list = new Intl.ListFormat('en', { type: 'conjunction' });

type RefusalNoticeProps = { refusal: Refusal; form: BindingForm; data: BindingsData };

function RefusalNotice({ refusal, form, data }: RefusalNoticeProps) {
  if (refusal.kind === 'existed') {
    return (
      <Notice tone="neutral" title="There was nothing to do" live>
        The subject has this role there already. Nothing was changed.
      </Notice>
    );
  }
  return (
    <Notice tone="danger" title="The role binding was not created" live>
      <FailureWords failures={refusal.failures} form={form} data={data} />
    </Notice>
  );
}
