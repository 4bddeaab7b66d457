import { createFileRoute } from '@tanstack/react-router';
import { NotFound } from '#src/shell/route-error.tsx';

export const Route = createFileRoute('/organizations/$organizationId/iam')({
  staticData: { listing: { in: 'tabs', at: 30, label: 'Identity & Access Management' } },
  notFoundComponent: NotFound,
  codeSplitGroupings: [],
});
