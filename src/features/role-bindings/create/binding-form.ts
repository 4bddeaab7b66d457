import { narrowScope, projectIdsOf, type ScopeChoice, scopeOf } from '#src/access/scope-choice.ts';
import type { ApiError } from '#src/api/errors.ts';
import { errorsAt, type FieldErrors } from '#src/flows/sheet-form/field-errors.ts';
import type { SheetFormOf } from '#src/flows/sheet-form/use-sheet-form.ts';
import type { BindingsData } from '../list/bindings-data.ts';
import type { KnownSubjects } from './known-subjects.ts';
import { draftEntry, entryOf, isEntry, type SubjectEntry, subjectsOf, whyNotYet } from './subject-entries.ts';

/** What the person chose and typed so far. */
export interface BindingForm {
  readonly subjects: readonly SubjectEntry[];
  /** A role reference; empty until one is chosen. */
  readonly role: string;
  readonly scope: ScopeChoice;
  /** The person confirmed a powerful role that the address chose. */
  readonly isConfirmed: boolean;
}

/** The props of each part of the form: the form, its values, the data of the page, and whom it knows. */
export type BindingFieldsProps = {
  form: SheetFormOf<BindingForm>;
  values: BindingForm;
  data: BindingsData;
  known: KnownSubjects;
};

/** What the form starts with, as far as it is asked for. */
export interface Prefill {
  /** A subject, or only its kind: "user" is somebody new. Ignored if it can't be given roles. */
  readonly subject?: string | undefined;
  /** A role reference. */
  readonly role?: string | undefined;
  /** The empty ID is the whole organization. */
  readonly projectId?: string | undefined;
}

/** The initial form. */
export function startForm(
  { subject = '', role = '', projectId }: Prefill,
  known: KnownSubjects,
  projects: BindingsData['projects'],
): BindingForm {
  return {
    subjects: firstEntries(subject, known),
    role,
    scope: projectId === undefined ? narrowScope(projects) : scopeOf(projectId, projects),
    isConfirmed: false,
  };
}

function firstEntries(subject: string, known: KnownSubjects): readonly SubjectEntry[] {
  if (subject === 'user') return [draftEntry(known)];
  return isEntry(subject) ? [entryOf(subject, known)] : [];
}

/**
 * Whom a role still goes to that came with them from the address: anybody can have made the link, so a powerful role needs
 * a second look.
 */
export function chosenByAddress(form: BindingForm, start: BindingForm): readonly string[] {
  const asked = new Set(subjectsOf(start.subjects));
  return start.role !== '' && form.role === start.role ? subjectsOf(form.subjects).filter((one) => asked.has(one)) : [];
}

/**
 * Everything that is wrong with the form, in words. Applies the same rules as the backend.
 * @param needsLook whether the person has to confirm the role
 */
export function checkForm(
  { subjects, role, scope, isConfirmed }: BindingForm,
  known: KnownSubjects,
  needsLook = false,
): FieldErrors<BindingForm> {
  const open = subjects.filter((entry) => whyNotYet(entry, known) !== undefined);
  return {
    ...(subjects.length === 0 && { subjects: 'Choose who gets the role.' }),
    ...(open.length > 0 && { subjects: openWords(open, known) }),
    ...(role === '' && { role: 'Choose a role.' }),
    ...(projectIdsOf(scope).length === 0 && { scope: 'Choose at least one project.' }),
    ...(needsLook && !isConfirmed && { isConfirmed: 'Check who gets this role, then confirm it.' }),
  };
}

function openWords([first, ...more]: readonly SubjectEntry[], known: KnownSubjects): string | undefined {
  if (!first) return undefined;
  const who = first.kind === 'email' && first.email !== '' ? `${first.email}: ` : '';
  const rest =
    more.length === 0 ? '' : ` ${more.length === 1 ? '1 more needs' : `${more.length} more need`} an answer, too.`;
  return `${who}${whyNotYet(first, known)}${rest}`;
}

/** The backend's refusals, at the fields where the person can fix them. */
export function errorsFrom(error: ApiError): FieldErrors<BindingForm> {
  return errorsAt(error, { subject: 'subjects', role: 'role', project_id: 'scope' });
}

/** What is missing before the form can be sent: "a role". */
export function missingIn({ subjects, role, scope }: BindingForm): (string | false)[] {
  return [
    subjectsOf(subjects).length === 0 && 'who gets the role',
    role === '' && 'a role',
    projectIdsOf(scope).length === 0 && 'at least one project',
  ];
}
