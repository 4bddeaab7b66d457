import { Link } from '@tanstack/react-router';
import { useCan } from '#src/access/use-can.ts';
import { Button, buttonClass } from '#src/kit/controls/button.tsx';

/** Leads to the form for an API token, which can create its service account and role, too. */
export function CreateTokenLink({ organizationId }: { organizationId: string }) {
  const { reason } = useCan(organizationId, 'serviceaccounttoken.create');
  if (reason !== undefined) return <Button disabledReason={reason}>Create API Token</Button>;
  return (
    <Link
      to="/organizations/$organizationId/iam/service-accounts"
      params={{ organizationId }}
      search={{ create: 'token' }}
      className={buttonClass()}
    >
      Create API Token
    </Link>
  );
}
