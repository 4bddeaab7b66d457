import { PageHeader } from '#layout/page-header.tsx';

export function ServiceAccountPage() {
  return <PageHeader />;
}
