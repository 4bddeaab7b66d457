import { createFileRoute } from '@tanstack/react-router';
import { ShieldCheck } from 'lucide-react';
import { NotFound } from '#src/shell/route-error.tsx';

export const Route = createFileRoute('/organizations/$organizationId/iam/roles')({
  staticData: { title: 'Roles', listing: { in: 'rail', at: 33, icon: ShieldCheck } },
  notFoundComponent: NotFound,
});
