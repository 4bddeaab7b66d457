import { Link } from '@tanstack/react-router';
import { nameLinkClass } from '#src/access/subject.tsx';
import { FailureNotice } from '#src/flows/failure/failure-notice.tsx';
import { Button } from '#src/kit/controls/button.tsx';
import { Notice } from '#src/kit/feedback/notice.tsx';
import { Fact, Facts } from '#src/kit/text/facts.tsx';
import { UserText } from '#src/kit/text/user-text.tsx';
import type { Keeping } from '../migrate/use-keeping.ts';
import type { MigrationState } from '../migrate/use-migration.ts';

type MadeFactsProps = { state: MigrationState; keeping: Keeping; onBeginAgain: () => void };

const howLost = 'Its value was shown once. If nobody stored it, abandon this migration and begin again.';

/** What was made, and whether it is still there. */
export function MadeFacts({ state, keeping, onBeginAgain }: MadeFactsProps) {
  const { organizationId, search, accounts, account, tokens, migration, canUpdate } = state;
  const token = tokens?.find(({ id }) => id === search.token);
  const isAccountGone = accounts !== undefined && !account;
  // Once the client uses it, somebody has stored it.
  const isWaiting = token !== undefined && !token.lastUsedAt && !migration?.endedAt;
  const isTokenGone = isAccountGone || (tokens !== undefined && !token);
  const failure = keeping.failureOf('abandon');
  // What can't go on must not stay in the list as under way, beside the one that takes its place.
  const beginAgain = async () => {
    const mustEnd = migration && canUpdate.allowed !== false;
    if (!mustEnd || (await keeping.abandon(migration.id))) onBeginAgain();
  };
  return (
    <>
      {failure && <FailureNotice title="The migration was not ended" error={failure} />}
      {isTokenGone && !migration?.endedAt && (
        <Notice
          tone="warning"
          title={isAccountGone ? 'The service account was deleted meanwhile' : 'The API token was deleted meanwhile'}
          action={
            <Button busy={keeping.isBusy} onClick={() => void beginAgain()}>
              Create another one
            </Button>
          }
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
        <Fact name="API token" help={isWaiting ? howLost : undefined}>
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
