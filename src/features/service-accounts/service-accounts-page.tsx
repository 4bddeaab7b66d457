import { PageHeader } from '#layout/page-header.tsx';

export function ServiceAccountsPage() {
  return <PageHeader />;
}
