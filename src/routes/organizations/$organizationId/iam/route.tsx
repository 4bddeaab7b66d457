import { createFileRoute } from '@tanstack/react-router';
import { IamLayout } from '#layout/iam-layout.tsx';

export const Route = createFileRoute('/organizations/$organizationId/iam')({
  component: IamLayout,
  codeSplitGroupings: [],
});
