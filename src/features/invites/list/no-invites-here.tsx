import { Link, useParams } from '@tanstack/react-router';
import { MailX } from 'lucide-react';
import { buttonClass } from '#src/kit/controls/button.tsx';
import { EmptyState } from '#src/kit/feedback/empty-state.tsx';
import { PageHeader } from '#src/shell/page-header.tsx';

/** The page where the server has no invites, with the other way to let a colleague in. */
export function NoInvitesHere() {
  const { organizationId } = useParams({ from: '/organizations/$organizationId' });
  return (
    <>
      <PageHeader />
      <EmptyState
        icon={<MailX />}
        title="This server has no invites"
        action={
          <Link
            to="/organizations/$organizationId/iam/role-bindings"
            params={{ organizationId }}
            search={{ create: 'binding' }}
            className={buttonClass()}
          >
            Create a role binding
          </Link>
        }
      >
        You can still give a role to a colleague: create a role binding for their e-mail. It applies from their first
        sign-in.
      </EmptyState>
    </>
  );
}
