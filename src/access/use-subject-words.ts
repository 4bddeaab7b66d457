import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { peopleQuery } from '#src/api/people.ts';
import { roleBindingsQuery } from '#src/api/roles.ts';
import { sharedEmails, subjectWords, type SubjectWords } from './subject-words.ts';
import { useUsualProvider } from './usual-provider.ts';

/**
 * Names subjects where a person decides about access. Which people share an e-mail address is known from the lists that are
 * loaded; it loads none.
 */
export function useSubjectWords(): SubjectWords {
  const usual = useUsualProvider();
  const organizationId = useParams({ strict: false, select: (params) => params.organizationId }) ?? '';
  const { data: shared = none } = useQuery({
    ...roleBindingsQuery(organizationId),
    enabled: false,
    select: ({ roleBindings }) => sharedIn(roleBindings),
  });
  const { data: sharedByPeople = none } = useQuery({
    ...peopleQuery(organizationId),
    enabled: false,
    select: ({ people }) => sharedIn(people),
  });
  return useMemo(() => subjectWords(usual, new Set([...shared, ...sharedByPeople])), [usual, shared, sharedByPeople]);
}

const none: ReadonlySet<string> = new Set();

const known = new WeakMap<object, ReadonlySet<string>>();

/** Worked out once for each list, however many ask. */
function sharedIn(list: readonly { readonly subject: string }[]): ReadonlySet<string> {
  const shared = known.get(list) ?? sharedEmails(list.map(({ subject }) => subject));
  known.set(list, shared);
  return shared;
}
