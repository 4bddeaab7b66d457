import { createFileRoute } from '@tanstack/react-router';
import { loadBindings } from '#src/features/role-bindings/list/load-bindings.ts';
import { RoleBindingsPage } from '#src/features/role-bindings/list/role-bindings-page.tsx';
import { bindingsPurpose, roleBindingsSearch } from '#src/features/role-bindings/list/role-bindings-search.ts';

export const Route = createFileRoute('/organizations/$organizationId/iam/role-bindings')({
  validateSearch: roleBindingsSearch,
  loader: ({ context: { queryClient }, params: { organizationId } }) => loadBindings(queryClient, organizationId),
  staticData: { title: 'Role Bindings', shape: { description: bindingsPurpose, actions: 1, filters: 4 } },
  component: RoleBindingsPage,
  // A selection in one organization must not carry over to another.
  remountDeps: ({ params: { organizationId } }) => organizationId,
});
