import { Link } from '@tanstack/react-router';
import { parseSubject } from '#domain/rules/subject.ts';
import type { NameLink } from '#src/access/subject.tsx';
import type { SeenFacts } from '../facts/use-seen-facts.ts';

/**
 * The link of a subject: a service account's page; for others, and if accounts can't be seen, their role bindings.
 * `undefined` for people, whose names know their page.
 */
export function subjectLink(subject: string, { organizationId, facts: { accounts } }: SeenFacts): NameLink | undefined {
  const parsed = parseSubject(subject);
  if (parsed.kind === 'user') return undefined;
  const account = parsed.kind === 'serviceaccount' ? accounts.find(({ name }) => name === parsed.name) : undefined;
  if (account) {
    return (
      <Link
        to="/organizations/$organizationId/iam/service-accounts/$serviceAccountId"
        params={{ organizationId, serviceAccountId: account.id }}
        preload={false}
      />
    );
  }
  return (
    <Link
      to="/organizations/$organizationId/iam/role-bindings"
      params={{ organizationId }}
      search={{ subject: [subject] }}
      preload={false}
    />
  );
}
