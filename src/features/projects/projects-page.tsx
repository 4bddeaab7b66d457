import { PageHeader } from '#layout/page-header.tsx';

export function ProjectsPage() {
  return <PageHeader />;
}
