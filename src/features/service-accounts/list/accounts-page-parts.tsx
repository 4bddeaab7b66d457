import { Bot } from 'lucide-react';
import { maxServiceAccounts } from '#domain/rules/quota.ts';
import { useCan } from '#src/access/use-can.ts';
import { Button } from '#src/kit/controls/button.tsx';
import { EmptyState } from '#src/kit/feedback/empty-state.tsx';
import { Notice } from '#src/kit/feedback/notice.tsx';
import { CreateServiceAccountSheet, CreateTokenSheet } from '../lazy-parts.ts';

/** The quota is mentioned from this many accounts on. */
const nearQuota = maxServiceAccounts - 5;

/** How much of the quota is used, once that matters. */
export function Quota({ count }: { count: number }) {
  if (count < nearQuota) return null;
  const over = count - maxServiceAccounts + 1;
  return (
    <div className="mb-4">
      <Notice tone={count >= maxServiceAccounts ? 'warning' : 'neutral'}>
        {count} of {maxServiceAccounts} service accounts that an organization may have.
        {over > 0 &&
          ` Delete ${over === 1 ? 'one that is' : `${over} that are`} no longer used before creating another.`}
      </Notice>
    </div>
  );
}

/** Opens one of the sheets. */
export type Open = (what: 'service-account' | 'token') => void;

/** Two buttons: create an account only, or a token with or without a new account. */
export function AccountsActions({
  organizationId,
  count,
  onOpen,
}: {
  organizationId: string;
  count: number;
  onOpen: Open;
}) {
  const createAccount = useCan(organizationId, 'serviceaccount.create');
  const createToken = useCan(organizationId, 'serviceaccounttoken.create');
  const full =
    count >= maxServiceAccounts
      ? `Service account limit reached (${maxServiceAccounts} of ${maxServiceAccounts}).`
      : undefined;
  return (
    <>
      <Button
        disabledReason={createAccount.reason ?? full}
        onClick={() => onOpen('service-account')}
        onPointerEnter={CreateServiceAccountSheet.preload}
        onFocus={CreateServiceAccountSheet.preload}
      >
        Create Service Account
      </Button>
      <Button
        variant="primary"
        disabledReason={createToken.reason}
        onClick={() => onOpen('token')}
        onPointerEnter={CreateTokenSheet.preload}
        onFocus={CreateTokenSheet.preload}
      >
        Create API Token
      </Button>
    </>
  );
}

/** Shown while there is no account. */
export function NoAccounts({ organizationId, onOpen }: { organizationId: string; onOpen: Open }) {
  const { reason } = useCan(organizationId, 'serviceaccounttoken.create');
  return (
    <EmptyState
      icon={<Bot />}
      title="No service accounts yet"
      action={
        <Button variant="primary" disabledReason={reason} onClick={() => onOpen('token')}>
          Create the first one with its token
        </Button>
      }
    >
      A service account is how an agent, a scraper or a CI job signs in. Create one together with its role and its first
      API token.
    </EmptyState>
  );
}
