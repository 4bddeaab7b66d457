import { parseSubject, type Subject } from '#domain/rules/subject.ts';

/** The names of the kinds of subjects on screen. */
export const subjectKindWords: Readonly<Record<Subject['kind'], string>> = {
  user: 'User',
  serviceaccount: 'Service account',
  system: 'System',
  raw: 'Unknown subject',
};

/** A subject's text for sorting and searching: an e-mail, a service account's name, "System", or the raw subject. */
export function subjectText(subject: string): string {
  const parsed = parseSubject(subject);
  if (parsed.kind === 'user') return parsed.id;
  if (parsed.kind === 'serviceaccount') return parsed.name;
  return parsed.kind === 'system' ? 'System' : parsed.raw;
}

/** `subjectText` with the kind in front, for use in a sentence ("service account ci-main"). */
export function subjectPhrase(subject: string): string {
  const { kind } = parseSubject(subject);
  if (kind === 'system') return 'the system';
  return `${kind === 'raw' ? 'subject' : subjectKindWords[kind].toLowerCase()} ${subjectText(subject)}`;
}
