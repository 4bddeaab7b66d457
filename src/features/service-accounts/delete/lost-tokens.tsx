import { timestampDate } from '@bufbuild/protobuf/wkt';
import type { ServiceAccountToken } from '#proto/polarsignals/serviceaccount/v1alpha1/serviceaccount_pb.ts';
import { Notice } from '#src/kit/feedback/notice.tsx';
import { useNow } from '#src/kit/text/now.ts';
import { RelativeTime } from '#src/kit/text/relative-time.tsx';
import { byName } from '#src/lib/by-name.ts';
import { isInUse } from './is-in-use.ts';

/** Tokens that will be deleted, each with its last use; those used this week are probably in a running client. */
export function LostTokens({ tokens }: { tokens: readonly ServiceAccountToken[] }) {
  const now = useNow();
  const inUse = tokens.filter(({ lastUsedAt }) => isInUse(lastUsedAt && timestampDate(lastUsedAt), now));
  return (
    <>
      <ul className="grid gap-1">
        {tokens.toSorted(byName).map(({ id, name, lastUsedAt }) => (
          <li key={id} className="flex flex-wrap justify-between gap-x-4">
            <bdi className="font-medium wrap-anywhere">{name}</bdi>
            <span className="text-text-muted">
              {lastUsedAt && 'last used '}
              <RelativeTime at={lastUsedAt && timestampDate(lastUsedAt)} never="Never used" />
            </span>
          </li>
        ))}
      </ul>
      {inUse.length > 0 && (
        <Notice tone="warning" title={usedWords(inUse.length, tokens.length)}>
          {inUse.length === 1 ? 'The client that uses it stops' : 'The clients that use them stop'} working immediately.
        </Notice>
      )}
    </>
  );
}

function usedWords(used: number, all: number): string {
  if (all === 1) return 'It was used this week';
  return used === 1 ? '1 token was used this week' : `${used} tokens were used this week`;
}
