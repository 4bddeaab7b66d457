import { createFileRoute } from '@tanstack/react-router';
import { Users } from 'lucide-react';
import { NotFound } from '#src/shell/route-error.tsx';

export const Route = createFileRoute('/organizations/$organizationId/iam/people')({
  staticData: { title: 'People', listing: { in: 'rail', at: 35, icon: Users } },
  notFoundComponent: NotFound,
});
