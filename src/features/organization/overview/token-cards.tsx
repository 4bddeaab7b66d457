import { type Timestamp, timestampDate } from '@bufbuild/protobuf/wkt';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { known } from '#src/access/answer.ts';
import { nameLinkClass } from '#src/access/subject.tsx';
import { Card } from '#src/flows/cards/card.tsx';
import { textLinkClass } from '#src/kit/controls/text-link.ts';
import { useNow } from '#src/kit/text/now.ts';
import { RelativeTime } from '#src/kit/text/relative-time.tsx';
import { UserText } from '#src/kit/text/user-text.tsx';
import { cx } from '#src/lib/cx.ts';
import { newest, unusedTokens } from './recent.ts';
import type { OverviewData } from './use-overview.ts';

const shown = 5;

/** Tokens that can probably be deleted. */
export function UnusedTokensCard({ data: { organizationId, accounts, tokens } }: { data: OverviewData }) {
  const now = useNow();
  return (
    <Card title="Unused API tokens" needs={[tokens]}>
      {() => {
        const all = known(tokens) ?? [];
        if (all.length === 0) return <p className="text-text-muted">No API token yet.</p>;
        const unused = unusedTokens(all, now);
        if (unused.length === 0)
          return <p className="text-text-muted">Every API token was used in the last 90 days, or is new.</p>;
        return (
          <>
            <ul className="grid gap-1.5">
              {unused.slice(0, shown).map(({ id, name, serviceAccountId, lastUsedAt }) => (
                <Line key={id} at={lastUsedAt} never="Never used">
                  <AccountLink {...{ organizationId, serviceAccountId, accounts }} /> ·{' '}
                  <UserText lines={1}>{name}</UserText>
                </Line>
              ))}
            </ul>
            {unused.length > shown && (
              <p className="mt-2">
                <Link
                  to="/organizations/$organizationId/iam/service-accounts"
                  params={{ organizationId }}
                  search={{ state: ['never-used', 'idle'] }}
                  className={textLinkClass}
                >
                  and {unused.length - shown} more
                </Link>
              </p>
            )}
          </>
        );
      }}
    </Card>
  );
}

/** A new account or, with `token`, a new token of it. */
type Made = {
  readonly id: string;
  readonly createdAt?: Timestamp | undefined;
  readonly serviceAccountId: string;
  readonly token?: string | undefined;
};

/** The newest accounts and tokens. Role bindings have no date, so they are not listed. */
export function ChangesCard({ data: { organizationId, accounts, tokens } }: { data: OverviewData }) {
  return (
    <Card title="Latest accounts and API tokens" needs={[accounts, tokens]}>
      {() => {
        const made: Made[] = [
          ...(known(accounts) ?? []).map(({ id, createdAt }) => ({ id, createdAt, serviceAccountId: id })),
          ...(known(tokens) ?? []).map(({ id, createdAt, serviceAccountId, name }) => ({
            id,
            createdAt,
            serviceAccountId,
            token: name,
          })),
        ];
        if (made.length === 0) return <p className="text-text-muted">No service account or API token yet.</p>;
        return (
          <ul className="grid gap-1.5">
            {newest(made, shown).map(({ id, createdAt, serviceAccountId, token }) => (
              <Line key={id} at={createdAt} never="Unknown">
                <AccountLink {...{ organizationId, serviceAccountId, accounts }} />
                <span className="flex min-w-0 gap-x-1.5 text-text-muted">
                  {token === undefined ? 'service account' : 'API token'}
                  {token !== undefined && <UserText lines={1}>{token}</UserText>}
                </span>
              </Line>
            ))}
          </ul>
        );
      }}
    </Card>
  );
}

function Line({ at, never, children }: { at: Timestamp | undefined; never: string; children: ReactNode }) {
  return (
    <li className="flex flex-wrap items-baseline justify-between gap-x-4">
      <span className="flex min-w-0 flex-wrap items-baseline gap-x-1.5">{children}</span>
      <span className="text-sm text-text-muted">
        <RelativeTime at={at && timestampDate(at)} never={never} />
      </span>
    </li>
  );
}

type AccountLinkProps = Pick<OverviewData, 'organizationId' | 'accounts'> & { serviceAccountId: string };

function AccountLink({ organizationId, accounts, serviceAccountId }: AccountLinkProps) {
  const name = known(accounts)?.find(({ id }) => id === serviceAccountId)?.name ?? serviceAccountId;
  return (
    <Link
      to="/organizations/$organizationId/iam/service-accounts/$serviceAccountId"
      params={{ organizationId, serviceAccountId }}
      className={cx(nameLinkClass, 'inline-flex min-h-6 items-center')}
    >
      <UserText lines={1}>{name}</UserText>
    </Link>
  );
}
