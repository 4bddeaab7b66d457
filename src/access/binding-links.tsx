import { Link } from '@tanstack/react-router';
import { Folder, ShieldCheck } from 'lucide-react';
import { Button, buttonClass } from '#src/kit/controls/button.tsx';
import { textLinkClass } from '#src/kit/controls/text-link.ts';
import type { MenuItem } from '#src/kit/overlays/menu-item.ts';
import { isolated } from '#src/lib/isolated.ts';
import { subjectText } from './subject-text.ts';
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

/** The same in a row of a list, beside the words for a subject without a role; nothing for who may not give one. */
export function GiveRole({ organizationId, subject }: BindingLinkProps) {
  const { allowed } = useCan(organizationId, 'rolebinding.create');
  if (allowed !== true) return null;
  return (
    <Link
      to={bindingsPage}
      params={{ organizationId }}
      search={{ create: 'binding', subject: [subject] }}
      className={textLinkClass}
      aria-label={`Give ${isolated(subjectText(subject))} a role`}
    >
      Give a role
    </Link>
  );
}

/** The link that creates an invite, for somebody whose e-mail address one needn't know. */
export function CreateInvite({ organizationId }: { organizationId: string }) {
  const { reason } = useCan(organizationId, 'invite.create');
  if (reason !== undefined) return <Button disabledReason={reason}>Create Invite</Button>;
  return (
    <Link
      to="/organizations/$organizationId/iam/invites"
      params={{ organizationId }}
      search={{ create: 'invite' }}
      className={buttonClass()}
    >
      Create Invite
    </Link>
  );
}

type ChangeItem = {
  organizationId: string;
  bindingId: string;
  changing: 'role' | 'scope';
  /** Why it can't be changed; a change creates a role binding and deletes this one. */
  whyNot: string | undefined;
};

/** The line of a row's menu that leads to the form for another role or scope. Closing it leads back. */
export function changeItem({ organizationId, bindingId, changing, whyNot }: ChangeItem): MenuItem {
  return {
    label: `Change ${changing}`,
    icon: changing === 'role' ? <ShieldCheck aria-hidden="true" /> : <Folder aria-hidden="true" />,
    disabledReason: whyNot,
    link: <Link to={bindingsPage} params={{ organizationId }} search={{ change: changing, binding: bindingId }} />,
  };
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
