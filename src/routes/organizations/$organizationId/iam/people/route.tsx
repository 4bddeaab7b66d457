import { createFileRoute } from '@tanstack/react-router';
import { NotFound } from '#src/shell/route-error.tsx';

export const Route = createFileRoute('/organizations/$organizationId/iam/people')({
  staticData: { title: 'People' },
  notFoundComponent: NotFound,
});
