import { useQuery } from '@tanstack/react-query';
import { parseSubject } from '#domain/rules/subject.ts';
import { lastUseOf } from '#src/access/last-use.ts';
import { useCan } from '#src/access/use-can.ts';
import { serviceAccountTokensQuery } from '#src/api/service-accounts.ts';
import { RelativeTime } from '#src/kit/text/relative-time.tsx';
import { counted } from '#src/lib/counted.ts';
import type { BindingsData } from '../list/bindings-data.ts';

type TokenData = Pick<BindingsData, 'organizationId' | 'accounts'>;

/** For a service account that loses a role: how many API tokens it has, and when one was last used. */
export function AccountTokens({ data, subject }: { data: TokenData; subject: string }) {
  const parsed = parseSubject(subject);
  const account =
    parsed.kind === 'serviceaccount' ? data.accounts?.find(({ name }) => name === parsed.name) : undefined;
  return account && <LastUse organizationId={data.organizationId} accountId={account.id} />;
}

function LastUse({ organizationId, accountId }: { organizationId: string; accountId: string }) {
  const { allowed } = useCan(organizationId, 'serviceaccounttoken.list');
  const { data: tokens } = useQuery({
    ...serviceAccountTokensQuery(organizationId, accountId),
    enabled: allowed === true,
  });
  if (!tokens || tokens.length === 0) return null;
  const lastUse = lastUseOf(tokens);
  return (
    <p className="text-text-muted">
      {tokens.length === 1 ? '1 API token acts' : `${counted(tokens.length, 'API token')} act`} with this role
      {lastUse ? (
        <>
          , last used <RelativeTime at={lastUse} />.
        </>
      ) : (
        ', never used so far.'
      )}
    </p>
  );
}
