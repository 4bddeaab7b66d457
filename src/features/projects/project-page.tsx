import { PageHeader } from '#layout/page-header.tsx';

export function ProjectPage() {
  return <PageHeader />;
}
