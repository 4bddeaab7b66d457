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
    const section = element.current?.querySelector('[data-invalid]');
    const field = section?.querySelector<HTMLElement>('[aria-invalid]') ?? section?.querySelector<HTMLElement>('input');
    field?.focus();
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
      {refusal && <RefusalNotice refusal={refusal} form={form} data={data} />}
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
      {refusal?.kind !== 'existed' && <Summary data={data} form={form} />}
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
  const missing = projectIds.filter((projectId) => !held.has(projectId));
  const places = (ids: readonly string[]) => list.format(ids.map((projectId) => scopePhrase(projectId, projects)));
  const name = <bdi className="font-medium">{subjectText(subject)}</bdi>;
  const role = <bdi className="font-medium">{roleName(form.role)}</bdi>;
  return (
    <div className="sticky -bottom-5 -mx-5 -mb-5 grid gap-1 border-t border-line bg-surface-muted px-5 py-3">
      {missing.length > 0 && (
        <p>
          {name} will have {role} in {places(missing)}.
        </p>
      )}
      {already.length > 0 && (
        <p>
          {name} has {role} in {places(already)} already.
        </p>
      )}
    </div>
  );
}

const list = new Intl.ListFormat('en', { type: 'conjunction' });

type RefusalNoticeProps = { refusal: Refusal; form: BindingForm; data: BindingsData };

/** Above the form, and brought into view: the button that was pressed is far below. */
function RefusalNotice({ refusal, form, data }: RefusalNoticeProps) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Not returned: newer browsers answer with a promise, which React would take for the clean-up.
    element.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <div ref={element} className="scroll-mt-4">
      {refusal.kind === 'existed' ? (
        <Notice tone="neutral" title="There was nothing to do" live>
          The subject has this role there already. Nothing was changed.
        </Notice>
      ) : (
        <Notice tone="danger" title="The role binding was not created" live>
          <FailureWords failures={refusal.failures} form={form} data={data} />
        </Notice>
      )}
    </div>
  );
}
