import { Link } from '@tanstack/react-router';
import { useCan } from '#src/access/use-can.ts';
import { Button, buttonClass } from '#src/kit/controls/button.tsx';

const bindingsPage = '/organizations/$organizationId/iam/role-bindings';

type BindingLinkProps = { organizationId: string; subject: string };

/** The link to the account's role bindings among all others. */
export function ShowBindings({ organizationId, subject }: BindingLinkProps) {
  return (
    <Link to={bindingsPage} params={{ organizationId }} search={{ subject: [subject] }} className={buttonClass()}>
      Show in Role Bindings
    </Link>
  );
}

/** The link that creates a role binding for the account. */
export function CreateBinding({ organizationId, subject }: BindingLinkProps) {
  const { reason } = useCan(organizationId, 'rolebinding.create');
  if (reason !== undefined) return <Button disabledReason={reason}>Create Role Binding</Button>;
  return (
    <Link
      to={bindingsPage}
      params={{ organizationId }}
      search={{ create: 'binding', subject: [subject] }}
      className={buttonClass()}
    >
      Create Role Binding
    </Link>
  );
}
