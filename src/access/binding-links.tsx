import { Link } from '@tanstack/react-router';
import { Button, buttonClass } from '#src/kit/controls/button.tsx';
import { useCan } from './use-can.ts';

const bindingsPage = '/organizations/$organizationId/iam/role-bindings';

type BindingLinkProps = { organizationId: string; subject: string };

/** The link to a subject's role bindings among all others. */
export function ShowBindings({ organizationId, subject }: BindingLinkProps) {
  return (
    <Link to={bindingsPage} params={{ organizationId }} search={{ subject: [subject] }} className={buttonClass()}>
      Show in Role Bindings
    </Link>
  );
}

/** The link that creates a role binding, for a subject if there is one. */
export function CreateBinding({ organizationId, subject }: Partial<BindingLinkProps> & { organizationId: string }) {
  const { reason } = useCan(organizationId, 'rolebinding.create');
  if (reason !== undefined) return <Button disabledReason={reason}>Create Role Binding</Button>;
  return (
    <Link
      to={bindingsPage}
      params={{ organizationId }}
      search={{ create: 'binding', subject: subject === undefined ? undefined : [subject] }}
      className={buttonClass()}
    >
      Create Role Binding
    </Link>
  );
}
