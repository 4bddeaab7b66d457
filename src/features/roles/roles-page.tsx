import { PageHeader } from '#layout/page-header.tsx';

export function RolesPage() {
  return <PageHeader />;
}
