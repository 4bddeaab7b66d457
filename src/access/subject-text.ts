import { parseSubject, type Subject } from '#domain/rules/subject.ts';

/** What kinds of subjects are called on screen. */
export const subjectKindWords: Readonly<Record<Subject['kind'], string>> = {
  user: 'User',
  serviceaccount: 'Service account',
  system: 'System',
  raw: 'Unknown subject',
};

/** What people call a subject: an e-mail, a service account's name, "System"; a raw one as it is. To sort and search by. */
export function subjectText(subject: string): string {
  const parsed = parseSubject(subject);
  if (parsed.kind === 'user') return parsed.id;
  if (parsed.kind === 'serviceaccount') return parsed.name;
  return parsed.kind === 'system' ? 'System' : parsed.raw;
}

/** As `subjectText`, with its kind in front: for a sentence that names it ("service account ci-main"). */
export function subjectPhrase(subject: string): string {
  const { kind } = parseSubject(subject);
  if (kind === 'system') return 'the system';
  return `${kind === 'raw' ? 'subject' : subjectKindWords[kind].toLowerCase()} ${subjectText(subject)}`;
}
