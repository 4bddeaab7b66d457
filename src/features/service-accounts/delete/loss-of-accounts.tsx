import { isInUse } from '#src/access/is-in-use.ts';
import { Notice } from '#src/kit/feedback/notice.tsx';
import { useNow } from '#src/kit/text/now.ts';
import { RelativeTime } from '#src/kit/text/relative-time.tsx';
import { counted } from '#src/lib/counted.ts';
import type { AccountRow } from '../list/account-rows.ts';

/** What is deleted with each of several service accounts, as far as it is loaded. */
export function LossOfAccounts({ accounts }: { accounts: readonly AccountRow[] }) {
  const now = useNow();
  const inUse = accounts.filter(({ tokens }) => tokens.kind === 'known' && isInUse(tokens.lastUsed, now));
  return (
    <>
      {inUse.length > 0 && (
        <Notice tone="warning" title={`${usedOf(inUse.length, accounts.length)} used this week`}>
          The clients that use {inUse.length === 1 ? 'its' : 'their'} tokens stop working immediately.
        </Notice>
      )}
      <ul className="divide-y divide-line rounded-lg border border-line">
        {accounts.map(({ id, name, tokens, bindings }) => (
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
          </li>
        ))}
      </ul>
      <p className="text-text-muted">
        Their API tokens stop working, their role bindings are deleted and their pending invites are cancelled. Data
        they sent, and everything they created for others, stays. New accounts with the same names get neither the
        tokens nor the roles.
      </p>
    </>
  );
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
