import { Notice } from '#src/kit/feedback/notice.tsx';
import { useNow } from '#src/kit/text/now.ts';
import { RelativeTime } from '#src/kit/text/relative-time.tsx';
import { byName } from '#src/lib/by-name.ts';
import { isInUse } from './is-in-use.ts';

type LostToken = {
  readonly id: string;
  readonly name: string;
  /** `null`: never; `undefined`: the backend doesn't tell. */
  readonly lastUsedAt: Date | null | undefined;
  /** Where they are those of several accounts. */
  readonly accountName?: string | undefined;
  /** Where they are those of several projects: the project's name. */
  readonly place?: string | undefined;
};

type LostTokensProps = {
  tokens: readonly LostToken[];
  /** What happens to the clients: they stop working (the usual), they can do less, or `none`: no client uses a token. */
  outcome?: 'stop' | 'lose-access' | 'none';
};

/** Tokens that end or can do less, each with its last use; those used this week are probably in a running client. */
export function LostTokens({ tokens, outcome = 'stop' }: LostTokensProps) {
  const now = useNow();
  const inUse = tokens.filter(({ lastUsedAt }) => isInUse(lastUsedAt ?? undefined, now));
  const isOne = inUse.length === 1;
  return (
    <>
      <ul className="grid gap-1">
        {tokens.toSorted(byName).map(({ id, name, accountName, place, lastUsedAt }) => (
          <li key={id} className="flex flex-wrap justify-between gap-x-4">
            <span className="min-w-0 wrap-anywhere">
              <bdi className="font-medium">{name}</bdi>
              {accountName !== undefined && (
                <span className="text-text-muted">
                  {' '}
                  of <bdi>{accountName}</bdi>
                </span>
              )}
              {place !== undefined && (
                <span className="text-text-muted">
                  {' '}
                  in <bdi>{place}</bdi>
                </span>
              )}
            </span>
            <span className="text-text-muted">
              {lastUsedAt && 'last used '}
              <RelativeTime
                at={lastUsedAt ?? undefined}
                never={lastUsedAt === undefined ? 'Last use not known' : 'Never used'}
              />
            </span>
          </li>
        ))}
      </ul>
      {inUse.length > 0 && outcome !== 'none' && (
        <Notice tone="warning" title={usedWords(inUse.length, tokens.length)}>
          {isOne ? 'The client that uses it' : 'The clients that use them'}{' '}
          {outcome === 'stop' ? `${isOne ? 'stops' : 'stop'} working` : `${isOne ? 'loses' : 'lose'} this access`}{' '}
          immediately.
        </Notice>
      )}
    </>
  );
}

function usedWords(used: number, all: number): string {
  if (all === 1) return 'It was used this week';
  return used === 1 ? '1 token was used this week' : `${used} tokens were used this week`;
}
