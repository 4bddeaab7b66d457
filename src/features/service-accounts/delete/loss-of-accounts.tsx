import { useMemo } from 'react';
import { blastRadius } from '#domain/rules/blast-radius.ts';
import { accessFacts } from '#src/access/access-facts.ts';
import { isInUse } from '#src/access/is-in-use.ts';
import { lostWords } from '#src/access/loss-words.ts';
import { useAccess } from '#src/access/use-access.ts';
import { Notice } from '#src/kit/feedback/notice.tsx';
import { useNow } from '#src/kit/text/now.ts';
import { RelativeTime } from '#src/kit/text/relative-time.tsx';
import { counted } from '#src/lib/counted.ts';
import type { AccountRow } from '../list/account-rows.ts';

type LossOfAccountsProps = { organizationId: string; accounts: readonly AccountRow[] };

/** What is deleted with each of several service accounts, and what it can do until then, as far as it is loaded. */
export function LossOfAccounts({ organizationId, accounts }: LossOfAccountsProps) {
  const now = useNow();
  const wordsOf = useLossWords(organizationId, accounts);
  const inUse = accounts.filter(({ tokens }) => tokens.kind === 'known' && isInUse(tokens.lastUsed, now));
  return (
    <>
      {inUse.length > 0 && (
        <Notice tone="warning" title={`${usedOf(inUse.length, accounts.length)} used this week`}>
          The clients that use {inUse.length === 1 ? 'its' : 'their'} tokens stop working immediately.
        </Notice>
      )}
      <ul className="divide-y divide-line rounded-lg border border-line">
        {accounts.map(({ id, name, subject, tokens, bindings }) => (
          <li key={id} className="px-3 py-2">
            <bdi className="font-medium wrap-anywhere">{name}</bdi>
            <p className="text-text-muted">
              {bindings ? counted(bindings.length, 'role binding') : 'All its role bindings'}, {tokenWords(tokens)}
              {tokens.kind === 'known' && tokens.lastUsed && (
                <>
                  , last used <RelativeTime at={tokens.lastUsed} />
                </>
              )}
            </p>
            <p className="wrap-anywhere">{wordsOf(subject)}</p>
          </li>
        ))}
      </ul>
      <p className="text-text-muted">
        Their API tokens stop working, their role bindings are deleted and their open invites end. Data they sent, and
        everything they created for others, stays. New accounts with the same names get neither the tokens nor the
        roles.
      </p>
    </>
  );
}

/** What each account can no longer do, in a sentence; `undefined` where the person may not see it. */
function useLossWords(organizationId: string, accounts: readonly AccountRow[]) {
  const { roles, projects } = useAccess(organizationId);
  const lost = useMemo(() => {
    const bindings = accounts.flatMap(({ bindings: own = [] }) => own);
    const facts = accessFacts({ organizationId, bindings, roles, projects });
    const { subjects } = blastRadius(facts, { accounts: accounts.map(({ name }) => name) });
    return new Map(subjects.map((radius) => [radius.subject, radius.lost]));
  }, [organizationId, accounts, roles, projects]);
  const isSeen = roles !== undefined && accounts.every(({ bindings }) => bindings !== undefined);
  return (subject: string) => {
    if (!isSeen) return undefined;
    const own = lost.get(subject) ?? [];
    return own.length === 0 ? 'It can do nothing today.' : `It can no longer ${lostWords(own, projects)}.`;
  };
}

function usedOf(used: number, all: number): string {
  if (used === all) return 'All of them were';
  return used === 1 ? '1 of them was' : `${used} of them were`;
}

/** Unknown is not the same as none. */
function tokenWords(tokens: AccountRow['tokens']): string {
  if (tokens.kind === 'known') return counted(tokens.names.length, 'API token');
  return tokens.kind === 'loading' ? 'its API tokens, which are still loading' : 'all its API tokens';
}
