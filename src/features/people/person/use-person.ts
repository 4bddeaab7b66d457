import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { userSubject } from '#domain/rules/subject.ts';
import type { SeenAccess } from '#src/access/access-facts.ts';
import { useAccess } from '#src/access/use-access.ts';
import { ownAccessQuery } from '#src/api/access.ts';
import { capabilitiesQuery } from '#src/api/capabilities.ts';
import { peopleQuery } from '#src/api/people.ts';
import { selfQuery } from '#src/api/session.ts';
import { viewOfSelf, viewOfStranger, viewsOf } from '../person-view.ts';

/** A person and what is known of their access. For themselves also without the right to list people. */
export function usePerson(organizationId: string, subject: string) {
  const { data: people } = useQuery(peopleQuery(organizationId));
  const { data: user } = useSuspenseQuery(selfQuery());
  const { data: own } = useQuery(ownAccessQuery(organizationId));
  const tellsMore = useQuery(capabilitiesQuery()).data?.includes('people') ?? false;
  const access = useAccess(organizationId);
  const { bindings, roles, projects } = access;
  const self = userSubject(user.authProvider, user.email);
  const isSelf = subject === self;
  const listed = useMemo(
    () => people && viewsOf(people, { self, tellsMore }).find((one) => one.subject === subject),
    [people, self, tellsMore, subject],
  );
  const person = listed ?? (isSelf ? viewOfSelf(user) : viewOfStranger(subject));
  const ofPerson = useMemo(() => bindings?.filter((binding) => binding.subject === subject), [bindings, subject]);
  const { hasSignedIn, canSignIn } = person;
  const seen = useMemo(
    (): SeenAccess => ({
      organizationId,
      bindings,
      roles,
      projects,
      people: [{ subject, hasSignedIn, canSignIn }],
      own: isSelf && own ? { subject, access: own } : undefined,
    }),
    [organizationId, subject, bindings, roles, projects, hasSignedIn, canSignIn, isSelf, own],
  );
  return { person, isListed: listed !== undefined, bindings: ofPerson, access, seen };
}
