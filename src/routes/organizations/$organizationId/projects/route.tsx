import { createFileRoute } from '@tanstack/react-router';

export const Route = createFileRoute('/organizations/$organizationId/projects')({
  staticData: { title: 'Projects' },
});
