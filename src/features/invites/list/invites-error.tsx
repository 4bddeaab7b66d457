import { type ErrorComponentProps, Link, useParams } from '@tanstack/react-router';
import { MailX } from 'lucide-react';
import { readError } from '#src/api/errors.ts';
import { buttonClass } from '#src/kit/controls/button.tsx';
import { EmptyState } from '#src/kit/feedback/empty-state.tsx';
import { PageHeader } from '#src/shell/page-header.tsx';
import { RouteError } from '#src/shell/route-error.tsx';

/** Why the list could not be loaded; a server without invites is told apart, because trying again is of no use there. */
export function InvitesError(props: ErrorComponentProps) {
  const { organizationId } = useParams({ from: '/organizations/$organizationId' });
  if (readError(props.error).kind !== 'unsupported') return <RouteError {...props} />;
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
