import type { QueryClient } from '@tanstack/react-query';
import { parseSubject, userSubject } from '#domain/rules/subject.ts';
import { loadAccess } from '#src/api/access.ts';
import { capabilitiesQuery } from '#src/api/capabilities.ts';
import { readError } from '#src/api/errors.ts';
import { peopleQuery } from '#src/api/people.ts';
import { projectsQuery } from '#src/api/projects.ts';
import { roleBindingsQuery, rolesQuery } from '#src/api/roles.ts';
import { selfQuery } from '#src/api/session.ts';

/**
 * Loads what a person's page needs, and returns its title; `undefined` for a subject that is no person's. Fails as denied
 * for another person's page without the right to list people.
 */
export async function loadPerson(
  queryClient: QueryClient,
  organizationId: string,
  subject: string,
): Promise<string | undefined> {
  const parsed = parseSubject(subject);
  if (parsed.kind !== 'user') return undefined;
  const needed = [nameOf(queryClient, organizationId, subject), loadAccess(queryClient, organizationId)] as const;
  // The rest may be denied: each part of the page says so itself.
  await Promise.allSettled([
    queryClient.query(roleBindingsQuery(organizationId)),
    queryClient.query(rolesQuery(organizationId)),
    queryClient.query(projectsQuery(organizationId)),
    queryClient.query(capabilitiesQuery()),
    ...needed,
  ]);
  const [name] = await Promise.all(needed);
  return name || parsed.id;
}

async function nameOf(queryClient: QueryClient, organizationId: string, subject: string): Promise<string> {
  const staleTime = 'static';
  const self = await queryClient.query({ ...selfQuery(), staleTime });
  const isSelf = userSubject(self.authProvider, self.email) === subject;
  const people = await queryClient.query({ ...peopleQuery(organizationId), staleTime }).catch((error: unknown) => {
    if (!isSelf || readError(error).kind !== 'denied') throw error;
    return [];
  });
  return people.find((person) => person.subject === subject)?.name ?? (isSelf ? self.name : '');
}
