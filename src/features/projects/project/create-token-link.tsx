import { Link } from '@tanstack/react-router';
import { useCan } from '#src/access/use-can.ts';
import { Button, buttonClass } from '#src/kit/controls/button.tsx';

type ToClientProps = { organizationId: string; projectId: string };

/** Leads through what a new client of the project needs, up to its first use. */
export function SetUpClientLink({ organizationId, projectId }: ToClientProps) {
  return (
    <Link
      to="/organizations/$organizationId/projects/$projectId/migrate"
      params={{ organizationId, projectId }}
      className={buttonClass()}
    >
      Set Up a Client
    </Link>
  );
}

/** Leads to the form for an API token of this project, which can create its service account and role, too. */
export function CreateTokenLink({ organizationId, projectId }: ToClientProps) {
  const { reason } = useCan(organizationId, 'serviceaccounttoken.create');
  if (reason !== undefined) return <Button disabledReason={reason}>Create API Token</Button>;
  return (
    <Link
      to="/organizations/$organizationId/iam/service-accounts"
      params={{ organizationId }}
      search={{ create: 'token', limit: projectId }}
      className={buttonClass()}
    >
      Create API Token
    </Link>
  );
}
