import { createFileRoute } from '@tanstack/react-router';
import { IamLayout } from '#layout/iam-layout.tsx';
import { NotFound } from '#layout/route-error.tsx';

export const Route = createFileRoute('/organizations/$organizationId/iam')({
  component: IamLayout,
  notFoundComponent: NotFound,
  codeSplitGroupings: [],
});
