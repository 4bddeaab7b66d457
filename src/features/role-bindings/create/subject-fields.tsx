import { Bot, User } from 'lucide-react';
import { useId, useMemo } from 'react';
import { parseSubject, serviceAccountSubject } from '#domain/rules/subject.ts';
import { bound } from '#src/kit/form/bound.ts';
import { Combobox } from '#src/kit/form/combobox.tsx';
import { TextField } from '#src/kit/form/field.tsx';
import { RadioCards } from '#src/kit/form/radio-group.tsx';
import type { BindingsData } from '../list/bindings-data.ts';
import type { BindingFieldsProps } from './binding-form.ts';

/** Who gets the role: a service account, or a person by provider and e-mail. */
export function SubjectFields({ form, values, data }: BindingFieldsProps) {
  return (
    <div className="grid gap-4">
      <form.Field name="kind">{(field) => <RadioCards label="Subject" {...bound(field)} options={kinds} />}</form.Field>
      {values.kind === 'user' ? (
        <UserFields {...{ form, values, data }} />
      ) : (
        <form.Field name="account">{(field) => <AccountField {...bound(field)} data={data} />}</form.Field>
      )}
    </div>
  );
}

const kinds = [
  {
    value: 'serviceaccount',
    label: 'Service account',
    icon: <Bot aria-hidden="true" />,
    description: 'An agent, a scraper or a CI job.',
  },
  { value: 'user', label: 'User', icon: <User aria-hidden="true" />, description: 'A person who signs in.' },
] as const;

type AccountFieldProps = {
  data: BindingsData;
  name: string;
  value: string;
  onChange: (account: string) => void;
  error: string | undefined;
};

function AccountField({ data: { accounts, bindings }, name, value, onChange, error }: AccountFieldProps) {
  const options = useMemo(() => {
    const counts = new Map<string, number>();
    for (const { subject } of bindings) counts.set(subject, (counts.get(subject) ?? 0) + 1);
    return accounts?.map((account) => ({
      value: account.name,
      label: account.name,
      description: inWords(counts.get(serviceAccountSubject(account.name)) ?? 0),
    }));
  }, [accounts, bindings]);
  if (!options) {
    return (
      <TextField
        label="Service account"
        description="You can’t list the service accounts (serviceaccount.list): enter the exact name."
        {...{ name, value, onChange, error }}
      />
    );
  }
  return (
    <Combobox
      label="Service account"
      options={options}
      value={value || undefined}
      onChange={(account) => onChange(account ?? '')}
      placeholder="Search by name"
      nothing="There are no service accounts yet. Create one on the Service Accounts page."
      error={error}
    />
  );
}

function inWords(count: number): string {
  if (count === 0) return 'No role binding yet';
  return count === 1 ? '1 role binding' : `${count} role bindings`;
}

function UserFields({ form, values, data }: BindingFieldsProps) {
  const id = useId();
  const known = useKnownUsers(data);
  return (
    <div className="grid items-start gap-4 sm:grid-cols-[minmax(0,1fr)_minmax(0,2fr)]">
      <form.Field name="provider">
        {(field) => <TextField label="Provider" list={`${id}-providers`} {...bound(field)} />}
      </form.Field>
      <form.Field name="email">
        {(field) => (
          <TextField
            label="E-mail"
            inputMode="email"
            list={`${id}-emails`}
            placeholder="ada@example.com"
            {...bound(field)}
          />
        )}
      </form.Field>
      <p className="-mt-2 text-sm text-text-muted sm:col-span-2">
        The provider is how they sign in. If they haven’t yet, the role applies from their first sign-in.
      </p>
      <datalist id={`${id}-providers`}>
        {known.providers.map((provider) => (
          <option key={provider}>{provider}</option>
        ))}
      </datalist>
      <datalist id={`${id}-emails`}>
        {Array.from(known.emails.get(values.provider) ?? []).map((email) => (
          <option key={email}>{email}</option>
        ))}
      </datalist>
    </div>
  );
}

const suggested = 200;

/** Suggestions: the providers and people that existing role bindings name. */
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
