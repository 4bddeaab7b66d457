import { Link } from '@tanstack/react-router';
import { KeyRound, Lock } from 'lucide-react';
import type { Can } from '#src/access/use-can.ts';
import { buttonClass } from '#src/kit/controls/button.tsx';
import { EmptyState } from '#src/kit/feedback/empty-state.tsx';

type NoLegacyTokensProps = {
  organizationId: string;
  /** Where: "This project", "No project". */
  title: string;
  /** Whether the person may see legacy tokens. */
  can: Can;
};

/** In place of a list without legacy tokens: there are none, or the person may not see them. */
export function NoLegacyTokens({ organizationId, title, can }: NoLegacyTokensProps) {
  if (can.allowed === false) {
    return (
      <EmptyState icon={<Lock />} title="You can’t see legacy tokens">
        {can.reason}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={<KeyRound />}
      title={title}
      action={
        <Link
          to="/organizations/$organizationId/iam/service-accounts"
          params={{ organizationId }}
          className={buttonClass('secondary')}
        >
          Show service accounts
        </Link>
      }
    >
      Nothing is left to migrate: clients authenticate with API tokens of service accounts.
    </EmptyState>
  );
}
