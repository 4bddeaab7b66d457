import { createFileRoute } from '@tanstack/react-router';
import { IamLayout } from '#layout/iam-layout.tsx';

export const Route = createFileRoute('/organizations/$organizationId/iam')({
  staticData: { title: 'Identity & Access Management' },
  component: IamLayout,
  codeSplitGroupings: [],
});
