import { parseSubject, type Subject } from '#domain/rules/subject.ts';
import { onceForEach } from '#src/lib/once-for-each.ts';

/** The names of the kinds of subjects on screen. */
export const subjectKindWords: Readonly<Record<Subject['kind'], string>> = {
  user: 'User',
  serviceaccount: 'Service account',
  system: 'System',
  raw: 'Unknown subject',
};

/**
 * A subject's text for sorting and searching: an e-mail, a service account's name, "System", or the raw subject. Several
 * subjects can have the same; where a person decides about access, use `useSubjectWords`. Worked out once for each subject.
 */
export const subjectText = onceForEach((subject: string): string => {
  const parsed = parseSubject(subject);
  if (parsed.kind === 'user') return parsed.id;
  if (parsed.kind === 'serviceaccount') return parsed.name;
  return parsed.kind === 'system' ? 'System' : parsed.raw;
});
