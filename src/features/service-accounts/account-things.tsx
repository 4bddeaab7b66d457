import { Bot } from 'lucide-react';
import { serviceAccountsQuery } from '#src/api/service-accounts.ts';
import { byName } from '#src/lib/by-name.ts';
import type { Things } from '#src/shell/palette/declarations.ts';

/** The service accounts, for the command palette. */
export const accountThings: Things = {
  group: 'Service accounts',
  icon: <Bot />,
  read: async (queryClient, organizationId) => {
    const accounts = await queryClient.query(serviceAccountsQuery(organizationId));
    return accounts.toSorted(byName).map(({ id, name }) => ({
      label: name,
      keywords: id,
      params: { serviceAccountId: id },
    }));
  },
};
