import { Link } from '@tanstack/react-router';
import { useCan } from '#src/access/use-can.ts';
import { Button, buttonClass } from '#src/kit/controls/button.tsx';
import { CreateTokenSheet, DeleteServiceAccountsDialog } from '../lazy-parts.ts';

export type AccountActionsProps = { organizationId: string; onCreateToken: () => void; onDelete: () => void };

/** The actions for the page's account. */
export function AccountActions({ organizationId, onCreateToken, onDelete }: AccountActionsProps) {
  const createToken = useCan(organizationId, 'serviceaccounttoken.create');
  const remove = useCan(organizationId, 'serviceaccount.delete');
  return (
    <>
      <Button disabledReason={remove.reason} onClick={onDelete} onPointerEnter={DeleteServiceAccountsDialog.preload}>
        Delete service account
      </Button>
      <Button
        variant="primary"
        disabledReason={createToken.reason}
        onClick={onCreateToken}
        onPointerEnter={CreateTokenSheet.preload}
        onFocus={CreateTokenSheet.preload}
      >
        Create API Token
      </Button>
    </>
  );
}

const bindingsPage = '/organizations/$organizationId/iam/role-bindings';

export type BindingLinksProps = { organizationId: string; subject: string; hasBindings: boolean };

/** Links to the Role Bindings page, if the account has bindings. */
export function BindingLinks({ organizationId, subject, hasBindings }: BindingLinksProps) {
  if (!hasBindings) return null;
  return (
    <>
      <Link
        to={bindingsPage}
        params={{ organizationId }}
        search={{ subject: [subject] }}
        className={buttonClass('ghost')}
      >
        Show in Role Bindings
      </Link>
      <CreateBinding organizationId={organizationId} subject={subject} />
    </>
  );
}

/** The link that creates a role binding for the account. */
export function CreateBinding({ organizationId, subject }: { organizationId: string; subject: string }) {
  const { reason } = useCan(organizationId, 'rolebinding.create');
  if (reason !== undefined) return <Button disabledReason={reason}>Create Role Binding</Button>;
  return (
    <Link
      to={bindingsPage}
      params={{ organizationId }}
      search={{ create: 'binding', subject: [subject] }}
      className={buttonClass('secondary')}
    >
      Create Role Binding
    </Link>
  );
}
