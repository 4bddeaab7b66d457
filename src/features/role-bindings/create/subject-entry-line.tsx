import { X } from 'lucide-react';
import { useId } from 'react';
import { parseSubject } from '#domain/rules/subject.ts';
import { SubjectLabel } from '#src/access/subject.tsx';
import { Button, IconButton } from '#src/kit/controls/button.tsx';
import { FieldError, TextField } from '#src/kit/form/field.tsx';
import { RadioGroup } from '#src/kit/form/radio-group.tsx';
import { UserText } from '#src/kit/text/user-text.tsx';
import { counted } from '#src/lib/counted.ts';
import type { KnownPerson, KnownSubjects } from './known-subjects.ts';
import {
  emailError,
  type EmailEntry,
  namesakes,
  providerError,
  type SubjectEntry,
  subjectOf,
  whyNotYet,
  withEmail,
} from './subject-entries.ts';
import { factsOf } from './subject-facts.ts';

type LineProps = {
  entry: SubjectEntry;
  known: KnownSubjects;
  onChange: (entry: SubjectEntry) => void;
  onRemove: () => void;
};
/** One of those who shall get the role: who it is and what to know, a question if it is not clear, or what is wrong. */
export function SubjectEntryLine({ entry, known, onChange, onRemove }: LineProps) {
  const text = entry.kind === 'email' ? entry.email : entry.subject;
  return (
    <li className="flex items-start gap-2 px-3 py-2">
      <div className="min-w-0 flex-1">
        <Content {...{ entry, known, onChange }} />
      </div>
      <IconButton label={`Remove ${text || 'this line'}`} icon={<X aria-hidden="true" />} onClick={onRemove} />
    </li>
  );
}

function Content({ entry, known, onChange }: Omit<LineProps, 'onRemove'>) {
  if (entry.kind === 'email' && entry.isDraft) return <Draft {...{ entry, known, onChange }} />;
  if (entry.kind === 'email' && entry.isAsked) return <WhichOne {...{ entry, known, onChange }} />;
  const subject = subjectOf(entry);
  const error = whyNotYet(entry, known);
  const edit = () => entry.kind === 'email' && onChange({ ...entry, isDraft: true });
  if (subject === undefined) {
    return (
      <div className="grid gap-1">
        <UserText>{entry.kind === 'email' ? entry.email : entry.subject}</UserText>
        <FieldError>{error}</FieldError>
        <Button variant="ghost" className="-ml-3 justify-self-start" onClick={edit}>
          Edit
        </Button>
      </div>
    );
  }
  const { words } = factsOf(subject, known);
  const isNew = entry.kind === 'email' && !known.people.has(subject);
  return (
    <div className="grid min-h-8 content-center gap-0.5">
      <SubjectLabel subject={subject} link={null} name={known.people.get(subject)?.name || undefined} />
      {words.length > 0 && <p className="text-sm text-text-muted first-letter:uppercase">{words.join(' · ')}</p>}
      {error !== undefined && <FieldError>{error}</FieldError>}
      {isNew && (
        <Button variant="ghost" className="-ml-3 justify-self-start" onClick={edit}>
          Change e-mail or provider
        </Button>
      )}
    </div>
  );
}

type EmailProps = { entry: EmailEntry; known: KnownSubjects; onChange: (entry: SubjectEntry) => void };

/** Somebody new: e-mail and provider are typed here. */
function Draft({ entry, known, onChange }: EmailProps) {
  const id = useId();
  const { email, provider } = entry;
  const isAsked = namesakes(email, known).some((person) => person.provider !== known.usualProvider);
  const providers = new Set(Array.from(known.people.values(), (person) => person.provider));
  return (
    <div ref={focusFirstField} className="grid gap-2">
      <div className="grid items-start gap-3 sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <TextField
          label="E-mail"
          name="email"
          inputMode="email"
          placeholder="ada@example.com"
          value={email}
          onChange={(typed) => onChange(withEmail(entry, typed, known))}
          error={email === '' ? undefined : emailError(email)}
        />
        {!isAsked && (
          <TextField
            label="Provider"
            name="provider"
            list={id}
            value={provider}
            onChange={(typed) => onChange({ ...entry, provider: typed })}
            error={provider === '' ? 'Enter how they sign in, e.g. google.' : providerError(provider)}
          />
        )}
      </div>
      {isAsked ? (
        <WhichOne {...{ entry, known, onChange }} />
      ) : (
        <p className="text-sm text-text-muted">
          The provider is how they sign in. If they haven’t yet, the role applies from their first sign-in.
        </p>
      )}
      <datalist id={id}>
        {Array.from(providers, (one) => (
          <option key={one}>{one}</option>
        ))}
      </datalist>
    </div>
  );
}

/** Where the person goes on: the button or the option that they pressed is gone. */
function focusFirstField(fields: HTMLDivElement | null): void {
  fields?.querySelector('input')?.focus();
}

/** The e-mail is known from another provider: the same address there is another subject. */
function WhichOne({ entry, known, onChange }: EmailProps) {
  const people = namesakes(entry.email, known);
  const isKnownFrom = (wanted: string) => people.some(({ provider }) => provider === wanted);
  const newFrom = new Set([known.usualProvider, entry.provider].filter((one) => one !== '' && !isKnownFrom(one)));
  return (
    <RadioGroup
      label={`Which ${entry.email} do you mean?`}
      value={entry.provider || undefined}
      onChange={(provider) => onChange({ ...entry, provider })}
      options={[
        ...people.map((person) => ({
          value: person.provider,
          label: <bdi>{`${person.name || person.email}, who signs in with ${person.provider}`}</bdi>,
          description: personWords(person, known),
        })),
        ...Array.from(newFrom, (provider) => ({
          value: provider,
          label: <bdi>{`Somebody new, who signs in with ${provider}`}</bdi>,
          description: 'The role applies from their first sign-in.',
        })),
      ]}
    />
  );
}

function personWords({ subject }: KnownPerson, known: KnownSubjects): string {
  const count = known.bound.get(subject) ?? 0;
  const bound = count === 0 ? 'no role binding' : counted(count, 'role binding');
  return [parseSubject(subject).kind === 'user' && bound, ...factsOf(subject, known).risks].filter(Boolean).join(' · ');
}
