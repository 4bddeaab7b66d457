import { createFileRoute } from '@tanstack/react-router';
import { Bot } from 'lucide-react';
import { NotFound } from '#src/shell/route-error.tsx';

export const Route = createFileRoute('/organizations/$organizationId/iam/service-accounts')({
  staticData: { title: 'Service Accounts', listing: { in: 'rail', at: 34, icon: Bot } },
  notFoundComponent: NotFound,
});
