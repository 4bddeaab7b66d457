import { normalEmail } from '#domain/rules/email.ts';
import { indexOf } from '#domain/rules/explain/fact-index.ts';
import type { AccessFacts } from '#domain/rules/explain/facts.ts';
import { checkNewSubject } from '#domain/rules/new-subject.ts';
import { parseSubject, userSubject } from '#domain/rules/subject.ts';

/**
 * As whom the person behind a subject that nobody can sign in as could sign in: people with the same e-mail, and the same
 * provider and e-mail in today's spelling. Only subjects that somebody surely can have.
 */
export function otherSubjectsOf(facts: AccessFacts, subject: string): readonly string[] {
  const parsed = parseSubject(subject);
  if (parsed.kind !== 'user') return [];
  const email = normalEmail(parsed.id);
  const known = facts.people.filter(({ subject: other, canSignIn }) => {
    const person = parseSubject(other);
    return canSignIn === true && person.kind === 'user' && normalEmail(person.id) === email;
  });
  const today = checkNewSubject(userSubject(parsed.provider, parsed.id));
  const respelled = indexOf(facts).canSignInWith(parsed.provider) === true && today.ok ? [today.subject] : [];
  return [...new Set([...known.map((person) => person.subject), ...respelled])].filter((other) => other !== subject);
}
