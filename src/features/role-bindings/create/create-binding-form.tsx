import { useEffect, useRef, type ReactNode } from 'react';
import { systemRoles } from '#domain/rules/system-roles.ts';
import { RolePicker } from '#src/access/role-picker.tsx';
import { ScopePicker } from '#src/access/scope-picker.tsx';
import { notCreated } from '#src/api/errors.ts';
import { SignInAgain } from '#src/flows/failure/sign-in-again.tsx';
import { Notice } from '#src/kit/feedback/notice.tsx';
import type { BindingsData } from '../list/bindings-data.ts';
import { missingFor, type BindingForm, type FormErrors } from './binding-form.ts';
import { FailureWords } from './give-results.tsx';
import { failedOf, type GiveResult } from './give-role.ts';
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

/** Who, which role, where. */
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
      className="grid grid-cols-1 gap-6"
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

function isSignedOut(result: GiveResult): boolean {
  return result.outcome === 'failed' && result.error.kind === 'signed-out';
}

type RefusalNoticeProps = { refusal: Refusal; form: BindingForm; data: BindingsData };

/** Above the form, and brought into view: the button that was pressed is far below. */
function RefusalNotice({ refusal, form, data }: RefusalNoticeProps) {
  const unsure = refusal.kind === 'failed' && failedOf(refusal.failures).find(({ error }) => error.isUncertain);
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
        <Notice
          tone="danger"
          title={unsure ? notCreated('A role binding', unsure.error) : 'The role binding was not created'}
          action={refusal.failures.some(isSignedOut) && <SignInAgain />}
          live
        >
          <FailureWords failures={refusal.failures} form={form} data={data} />
        </Notice>
      )}
    </div>
  );
}
