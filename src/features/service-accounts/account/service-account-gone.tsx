import { Link, useParams } from '@tanstack/react-router';
import { Bot } from 'lucide-react';
import { buttonClass } from '#src/kit/controls/button.tsx';
import { EmptyState } from '#src/kit/feedback/empty-state.tsx';
import { PageHeader } from '#src/shell/page-header.tsx';

/** The page of a service account that doesn't exist (any more). */
export function ServiceAccountGone() {
  const { organizationId } = useParams({ from: '/organizations/$organizationId' });
  return (
    <>
      <PageHeader title="Service account not found" />
      <EmptyState
        icon={<Bot />}
        title="There is no such service account"
        action={
          <Link
            to="/organizations/$organizationId/iam/service-accounts"
            params={{ organizationId }}
            className={buttonClass()}
          >
            Go to all service accounts
          </Link>
        }
      >
        It was deleted, or it belongs to an organization that you can’t see. Its tokens and role bindings went with it.
      </EmptyState>
    </>
  );
}
