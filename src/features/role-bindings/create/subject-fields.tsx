import { Bot, User } from 'lucide-react';
import { useId, useMemo } from 'react';
import { parseSubject, serviceAccountSubject } from '#domain/rules/subject.ts';
import { Combobox } from '#src/kit/form/combobox.tsx';
import { TextField } from '#src/kit/form/field.tsx';
import { RadioCards } from '#src/kit/form/radio-group.tsx';
import type { BindingsData } from '../list/bindings-data.ts';
import type { BindingForm, FormErrors } from './binding-form.ts';

type SubjectFieldsProps = {
  data: BindingsData;
  form: BindingForm;
  errors: FormErrors;
  onChange: (changes: Partial<BindingForm>) => void;
};

/** Who gets the role: a service account, or a person by provider and e-mail. */
export function SubjectFields({ data, form, errors, onChange }: SubjectFieldsProps) {
  return (
    <div className="grid gap-4">
      <RadioCards
        label="Subject"
        value={form.kind}
        onChange={(kind) => onChange({ kind })}
        options={[
          {
            value: 'serviceaccount',
            label: 'Service account',
            icon: <Bot aria-hidden="true" />,
            description: 'A machine: an agent, a scraper, a CI job.',
          },
          { value: 'user', label: 'User', icon: <User aria-hidden="true" />, description: 'A person who signs in.' },
        ]}
      />
      {form.kind === 'user' ? (
        <UserFields {...{ data, form, errors, onChange }} />
      ) : (
        <AccountField {...{ data, form, errors, onChange }} />
      )}
    </div>
  );
}

function AccountField({ data: { accounts, bindings }, form, errors, onChange }: SubjectFieldsProps) {
  const options = useMemo(() => {
    const counts = new Map<string, number>();
    for (const { subject } of bindings) counts.set(subject, (counts.get(subject) ?? 0) + 1);
    return accounts?.map(({ name }) => ({
      value: name,
      label: name,
      description: inWords(counts.get(serviceAccountSubject(name)) ?? 0),
    }));
  }, [accounts, bindings]);
  if (!options) {
    return (
      <TextField
        label="Service account"
        description="You can’t list the service accounts, which needs serviceaccount.list: enter the exact name."
        name="account"
        value={form.account}
        onChange={(account) => onChange({ account })}
        error={errors.account}
      />
    );
  }
  return (
    <Combobox
      label="Service account"
      options={options}
      value={form.account || undefined}
      onChange={(account) => onChange({ account: account ?? '' })}
      placeholder="Search by name"
      nothing="There is no service account yet. They are created on the Service Accounts page."
      error={errors.account}
    />
  );
}

function inWords(count: number): string {
  if (count === 0) return 'No role binding yet';
  return count === 1 ? '1 role binding' : `${count} role bindings`;
}

function UserFields({ data, form, errors, onChange }: SubjectFieldsProps) {
  const id = useId();
  const known = useKnownUsers(data);
  return (
    <div className="grid items-start gap-4 sm:grid-cols-[minmax(0,1fr)_minmax(0,2fr)]">
      <TextField
        label="Provider"
        name="provider"
        list={`${id}-providers`}
        value={form.provider}
        onChange={(provider) => onChange({ provider })}
        error={errors.provider}
      />
      <TextField
        label="E-mail"
        name="email"
        inputMode="email"
        list={`${id}-emails`}
        placeholder="ada@example.com"
        value={form.email}
        onChange={(email) => onChange({ email })}
        error={errors.email}
      />
      <p className="-mt-2 text-sm text-text-muted sm:col-span-2">
        The provider is what the person signs in with. The role waits for them if they never signed in yet.
      </p>
      <datalist id={`${id}-providers`}>
        {known.providers.map((provider) => (
          <option key={provider}>{provider}</option>
        ))}
      </datalist>
      <datalist id={`${id}-emails`}>
        {Array.from(known.emails.get(form.provider) ?? []).map((email) => (
          <option key={email}>{email}</option>
        ))}
      </datalist>
    </div>
  );
}

const suggested = 200;

/** The providers and people that role bindings name already, to suggest. */
function useKnownUsers({ bindings, self }: BindingsData) {
  return useMemo(() => {
    const emails = new Map<string, Set<string>>([[self.provider, new Set()]]);
    for (const { subject } of bindings) {
      const parsed = parseSubject(subject);
      if (parsed.kind !== 'user' || !parsed.id.includes('@')) continue;
      const ofProvider = emails.get(parsed.provider) ?? new Set<string>();
      if (ofProvider.size < suggested) emails.set(parsed.provider, ofProvider.add(parsed.id));
    }
    return { providers: [...emails.keys()], emails };
  }, [bindings, self]);
}
