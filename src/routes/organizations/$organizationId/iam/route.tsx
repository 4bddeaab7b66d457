import { createFileRoute } from '@tanstack/react-router';
import { NotFound } from '#layout/route-error.tsx';

export const Route = createFileRoute('/organizations/$organizationId/iam')({
  notFoundComponent: NotFound,
  codeSplitGroupings: [],
});
