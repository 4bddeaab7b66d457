import { createFileRoute, redirect } from '@tanstack/react-router';
import { personOf } from '#domain/rules/subject.ts';
import { organizationsQuery } from '#src/api/projects.ts';
import { selfQuery } from '#src/api/session.ts';
import { GiveRolePage } from '#src/features/organization/give-role-page.tsx';
import { searchParams, textParam } from '#src/lib/search-params.ts';
import { OrganizationsError } from '#src/shell/route-error.tsx';

const validateSearch = searchParams({ subject: textParam });

/** Where the message of somebody without access leads an owner: to Create Role Binding, with this person filled in. */
export const Route = createFileRoute('/give-role')({
  validateSearch,
  loaderDeps: ({ search: { subject } }) => ({ subject }),
  loader: async ({ context: { queryClient }, deps: { subject } }) => {
    const [{ organizations }] = await Promise.all([
      queryClient.ensureQueryData(organizationsQuery()),
      queryClient.ensureQueryData(selfQuery()),
    ]);
    const [only, ...others] = organizations;
    if (!only) throw redirect({ to: '/', replace: true });
    if (others.length > 0) return;
    throw redirect({
      to: '/organizations/$organizationId/iam/role-bindings',
      params: { organizationId: only.id },
      // Only people ask: a link could name a service account like one.
      search: { create: 'binding', subject: subject !== undefined && personOf(subject) ? [subject] : undefined },
      replace: true,
    });
  },
  staticData: { title: 'Give a role' },
  component: GiveRolePage,
  errorComponent: OrganizationsError,
});
