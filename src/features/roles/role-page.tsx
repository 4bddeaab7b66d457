import { PageHeader } from '#layout/page-header.tsx';

export function RolePage() {
  return <PageHeader />;
}
