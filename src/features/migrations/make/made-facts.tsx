import { Link } from '@tanstack/react-router';
import { nameLinkClass } from '#src/access/subject.tsx';
import { Button } from '#src/kit/controls/button.tsx';
import { Notice } from '#src/kit/feedback/notice.tsx';
import { Fact, Facts } from '#src/kit/text/facts.tsx';
import { UserText } from '#src/kit/text/user-text.tsx';
import type { MigrationState } from '../migrate/use-migration.ts';

type MadeFactsProps = { state: MigrationState; onBeginAgain: () => void };

/** What was made, and whether it is still there. */
export function MadeFacts({ state, onBeginAgain }: MadeFactsProps) {
  const { organizationId, search, accounts, account, tokens, migration } = state;
  const token = tokens?.find(({ id }) => id === search.token);
  const isAccountGone = accounts !== undefined && !account;
  const isTokenGone = isAccountGone || (tokens !== undefined && !token);
  return (
    <>
      {isTokenGone && !migration?.endedAt && (
        <Notice
          tone="warning"
          title={isAccountGone ? 'The service account was deleted meanwhile' : 'The API token was deleted meanwhile'}
          action={<Button onClick={onBeginAgain}>Create another one</Button>}
        >
          The client can’t use the token any more.
        </Notice>
      )}
      <Facts>
        <Fact name="Service account">
          {account ? (
            <Link
              to="/organizations/$organizationId/iam/service-accounts/$serviceAccountId"
              params={{ organizationId, serviceAccountId: account.id }}
              className={nameLinkClass}
            >
              <UserText>{account.name}</UserText>
            </Link>
          ) : (
            <span className="text-text-muted">{isAccountGone ? 'Deleted' : 'Not visible to you'}</span>
          )}
        </Fact>
        <Fact
          name="API token"
          help="Its value was shown once. If nobody stored it, abandon this migration and begin again."
        >
          {token ? (
            <UserText>{token.name}</UserText>
          ) : (
            <span className="text-text-muted">{isTokenGone ? 'Deleted' : 'Not visible to you'}</span>
          )}
        </Fact>
      </Facts>
    </>
  );
}
