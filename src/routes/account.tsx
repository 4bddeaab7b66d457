import { createFileRoute, type ErrorComponentProps } from '@tanstack/react-router';
import { UserRound } from 'lucide-react';
import { loadAccess } from '#src/api/access.ts';
import { organizationsQuery } from '#src/api/projects.ts';
import { selfQuery } from '#src/api/session.ts';
import { AccountPage } from '#src/features/account/account-page.tsx';
import { accountPurpose, accountSearch } from '#src/features/account/account-search.ts';
import { RouteError } from '#src/shell/route-error.tsx';

const title = 'My account';

export const Route = createFileRoute('/account')({
  validateSearch: accountSearch,
  loader: async ({ context: { queryClient } }) => {
    const [{ organizations }] = await Promise.all([
      queryClient.ensureQueryData(organizationsQuery()),
      queryClient.ensureQueryData(selfQuery()),
    ]);
    // Each organization says itself when its answer fails.
    await Promise.allSettled(organizations.map(({ id }) => loadAccess(queryClient, id)));
  },
  staticData: {
    title,
    listing: { in: 'palette', at: 50, icon: UserRound },
    shape: { description: accountPurpose, actions: 1, filters: 0 },
  },
  component: AccountPage,
  errorComponent: (props: ErrorComponentProps) => <RouteError {...props} place={title} />,
});
