import { createFileRoute } from '@tanstack/react-router';
import { KeyRound } from 'lucide-react';
import { loadBindings } from '#src/features/role-bindings/list/load-bindings.ts';
import { RoleBindingsPage } from '#src/features/role-bindings/list/role-bindings-page.tsx';
import {
  bindingActs,
  bindingsPurpose,
  roleBindingsSearch,
} from '#src/features/role-bindings/list/role-bindings-search.ts';

export const Route = createFileRoute('/organizations/$organizationId/iam/role-bindings')({
  validateSearch: roleBindingsSearch,
  loader: ({ context: { queryClient }, params: { organizationId } }) => loadBindings(queryClient, organizationId),
  staticData: {
    title: 'Role Bindings',
    listing: { in: 'rail', at: 32, icon: KeyRound },
    shape: { description: bindingsPurpose, actions: 1, filters: 4 },
    acts: bindingActs,
  },
  component: RoleBindingsPage,
  // A selection in one organization must not carry over to another.
  remountDeps: ({ params: { organizationId } }) => organizationId,
});
