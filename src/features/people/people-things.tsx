import { User } from 'lucide-react';
import { peopleQuery } from '#src/api/people.ts';
import { byLabel } from '#src/lib/by-name.ts';
import type { Things } from '#src/shell/palette/declarations.ts';

/** The people, for the command palette. */
export const peopleThings: Things = {
  group: 'People',
  icon: <User />,
  read: async (queryClient, organizationId) => {
    const people = await queryClient.query(peopleQuery(organizationId));
    const things = people.map(({ name, email, subject }) => ({
      label: name || email,
      // Two people may have the same name.
      description: name === '' ? undefined : email,
      keywords: subject,
      params: { subject },
    }));
    return things.toSorted(byLabel);
  },
};
