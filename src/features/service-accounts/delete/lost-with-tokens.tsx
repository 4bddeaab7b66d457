import { useQuery } from '@tanstack/react-query';
import { blastRadius } from '#domain/rules/blast-radius.ts';
import { accessFacts } from '#src/access/access-facts.ts';
import { LostTokens } from '#src/access/loss-of-tokens.tsx';
import { lostByAny, lostWords } from '#src/access/loss-words.ts';
import { useAccess } from '#src/access/use-access.ts';
import { serviceAccountsQuery } from '#src/api/service-accounts.ts';
import type { TokenRow } from '../tokens/token-row.ts';

type LostWithTokensProps = {
  organizationId: string;
  tokens: readonly TokenRow[];
  /** Whether they are all of one account. */
  isOfOne: boolean;
};

/** Tokens that are revoked, and what they can do until then, as far as the person may see it. */
export function LostWithTokens({ organizationId, tokens, isOfOne }: LostWithTokensProps) {
  const { bindings, roles, projects } = useAccess(organizationId);
  const { data: accounts } = useQuery(serviceAccountsQuery(organizationId));
  const facts = accessFacts({ organizationId, bindings, roles, projects, accounts, tokens });
  const radius = blastRadius(facts, { tokens: tokens.map(({ id }) => id) });
  const lost = lostByAny(radius.tokens.map((token) => token.lost));
  const it = tokens.length === 1 ? 'it' : 'them';
  return (
    <>
      <LostTokens
        tokens={facts.tokens.map(({ id, name, lastUsedAt }, at) => ({
          id,
          name,
          lastUsedAt,
          accountName: isOfOne ? undefined : tokens[at]?.accountName,
        }))}
      />
      {bindings && roles && accounts && (
        <p className="wrap-anywhere">
          {lost.length === 0
            ? `Nobody can do anything with ${it} today.`
            : `Clients can no longer use ${it} to ${lostWords(lost, projects)}.`}
        </p>
      )}
    </>
  );
}
