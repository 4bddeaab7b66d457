import { PageHeader } from '#src/shell/page-header.tsx';

export function OverviewPage() {
  return <PageHeader description="Overview" help="overview" />;
}
