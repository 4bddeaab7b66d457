import { PageHeader } from '#layout/page-header.tsx';

export function RoleBindingsPage() {
  return <PageHeader />;
}
