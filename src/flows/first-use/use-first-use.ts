import { timestampDate } from '@bufbuild/protobuf/wkt';
import { useQuery } from '@tanstack/react-query';
import { tokenActivityQuery } from '#src/api/activity.ts';
import { askOften } from '#src/api/ask-often.ts';
import { useCapability } from '#src/api/capabilities.ts';
import { type ApiError, readError } from '#src/api/errors.ts';
import { isGone } from '#src/api/is-gone.ts';
import { serviceAccountTokensQuery } from '#src/api/service-account-tokens.ts';
import { type Expected, type Seen, whatWasSeen } from './what-was-seen.ts';

export interface WatchedToken extends Expected {
  readonly organizationId: string;
  readonly serviceAccountId: string;
  readonly tokenId: string;
}

export type FirstUseState =
  | { readonly kind: 'reading' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'failed'; readonly error: ApiError }
  | { readonly kind: 'seen'; readonly seen: Seen }
  /** The backend tells only when a token was last used, neither where nor what was refused. */
  | { readonly kind: 'seen-little'; readonly at: Date | undefined };

/** What was seen of a token, read again every five seconds while the page is visible. What was seen stays if a reading fails. */
export function useFirstUse({ organizationId, serviceAccountId, tokenId, ...expected }: WatchedToken): FirstUseState {
  const tellsAll = useCapability('activity');
  const activity = useQuery({
    ...tokenActivityQuery(organizationId, serviceAccountId, tokenId),
    enabled: tellsAll === true,
    refetchInterval: askOften,
  });
  const tokens = useQuery({
    ...serviceAccountTokensQuery(organizationId, serviceAccountId),
    enabled: tellsAll === false,
    refetchInterval: askOften,
  });
  const error = activity.error ?? tokens.error;
  if (error) return failureOf(readError(error), activity.data && whatWasSeen(activity.data, expected));
  if (activity.data) return { kind: 'seen', seen: whatWasSeen(activity.data, expected) };
  if (!tokens.data || tellsAll) return { kind: 'reading' };
  const token = tokens.data.find(({ id }) => id === tokenId);
  if (!token) return { kind: 'gone' };
  return { kind: 'seen-little', at: token.lastUsedAt && timestampDate(token.lastUsedAt) };
}

function failureOf(error: ApiError, seen: Seen | undefined): FirstUseState {
  if (isGone(error)) return { kind: 'gone' };
  return seen?.use ? { kind: 'seen', seen } : { kind: 'failed', error };
}
