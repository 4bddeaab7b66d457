import { UserPlus } from 'lucide-react';
import { useMemo, useRef } from 'react';
import { SubjectMark } from '#src/access/avatar.tsx';
import { matchWords } from '#src/access/subject-match.ts';
import { announce } from '#src/kit/feedback/announce.ts';
import { AddCombobox } from '#src/kit/form/add-combobox.tsx';
import { counted } from '#src/lib/counted.ts';
import type { Option } from '#src/lib/match-options.ts';
import { type KnownSubjects, subjectOptions } from './known-subjects.ts';
import {
  addEntries,
  draftEntry,
  entriesOf,
  entryOf,
  isEntry,
  type SubjectEntry,
  subjectsOf,
} from './subject-entries.ts';
import { SubjectEntryLine } from './subject-entry-line.tsx';

type SubjectsFieldProps = {
  known: KnownSubjects;
  value: readonly SubjectEntry[];
  onChange: (entries: readonly SubjectEntry[]) => void;
  error: string | undefined;
};

const markOf = (value: string) =>
  value.startsWith(typedValue) || value.startsWith(draftValue) ? (
    <span aria-hidden="true" className="grid size-6 shrink-0 place-items-center text-text-muted">
      <UserPlus className="size-4" />
    </span>
  ) : (
    <SubjectMark subject={value} />
  );

/** Stands for what is typed, in the values of the list. */
const typedValue = 'typed:';
const draftValue = 'draft:';

/** Who gets the role: people and service accounts, chosen from one list, typed or pasted; one line for each. */
export function SubjectsField({ known, value, onChange, error }: SubjectsFieldProps) {
  const field = useRef<HTMLDivElement>(null);
  const options = useMemo(() => {
    const chosen = new Set(subjectsOf(value));
    return subjectOptions(known).filter((option) => !chosen.has(option.value));
  }, [known, value]);
  const add = (more: readonly SubjectEntry[]) => {
    const next = addEntries(value, more);
    announce(next.length > value.length ? `${counted(next.length - value.length, 'line')} added` : 'Already chosen');
    onChange(next);
  };
  const remove = (at: number) => {
    onChange(value.toSpliced(at, 1));
    field.current?.querySelector('input')?.focus();
  };
  const onAdd = (chosen: string) => {
    if (chosen.startsWith(typedValue)) add(entriesOf(chosen.slice(typedValue.length), known));
    else if (chosen.startsWith(draftValue)) add([draftEntry(known, chosen.slice(draftValue.length))]);
    else add([{ kind: 'subject', subject: chosen }]);
  };
  const onPaste = (text: string) => {
    const pasted = entriesOf(text, known);
    if (pasted.length < 2) return false;
    add(pasted);
    return true;
  };
  const onLeave = (text: string) => {
    if (!isEntry(text)) return false;
    add([entryOf(text, known)]);
    return true;
  };
  return (
    <div ref={field} className="grid gap-2">
      <AddCombobox
        label="Who gets the role"
        description={helpOf(known)}
        placeholder="Search by name, e-mail or provider"
        options={options}
        markOf={markOf}
        last={(query) => lastOption(query, known)}
        onAdd={onAdd}
        onPaste={onPaste}
        onLeave={onLeave}
        error={error}
      />
      {value.length > 0 && (
        <ul aria-label="Who gets the role" className="grid divide-y divide-line rounded-lg border border-line">
          {value.map((entry, at) => (
            <SubjectEntryLine
              // oxlint-disable-next-line react/no-array-index-key -- an e-mail that is being typed identifies no line
              key={at}
              entry={entry}
              known={known}
              onChange={(changed) => onChange(value.with(at, changed))}
              onRemove={() => remove(at)}
            />
          ))}
        </ul>
      )}
    </div>
  );
}

function helpOf({ accounts, isWhole }: KnownSubjects): string {
  if (!accounts) {
    return 'You can’t list the service accounts (serviceaccount.list): type serviceaccount: and the exact name.';
  }
  const people = isWhole ? 'People' : 'People with a role binding (the others could not be loaded)';
  return `${people} and service accounts. Paste several e-mail addresses at once.`;
}

/** Below the matches: somebody new, by e-mail address, or a subject that is typed as it is. */
function lastOption(query: string, known: KnownSubjects): Option {
  const text = query.trim();
  const several = entriesOf(text, known).length;
  if (several > 1 && text.includes('@')) {
    return { value: `${typedValue}${text}`, label: `Add ${several} from this text`, description: 'One line for each.' };
  }
  if (!isEntry(text)) {
    return {
      value: `${draftValue}${text.includes('@') ? text : ''}`,
      label: 'Someone new',
      description: 'By e-mail address. Advanced: type a whole subject, such as oidc:github-actions:repo:acme/web:…',
    };
  }
  const isEmail = entryOf(text, known).kind === 'email';
  return {
    value: `${typedValue}${text}`,
    label: isEmail ? `Someone new: ${text}` : `Exactly this subject: ${text}`,
    description: isEmail ? 'The role applies from their first sign-in.' : matchWords(text),
  };
}
