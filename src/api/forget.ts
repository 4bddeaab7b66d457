import { type DescMessage, isMessage, type MessageShape } from '@bufbuild/protobuf';
import type { QueryClient, QueryKey } from '@tanstack/react-query';

/**
 * Takes what is gone out of a list that could not be read anew, so that nobody acts on it. That it could not stays known: what
 * others changed is still missing. `without` answers what changes in the last answer.
 */
export function forgetInStale<Schema extends DescMessage>(
  queryClient: QueryClient,
  queryKey: QueryKey,
  schema: Schema,
  without: (before: MessageShape<Schema>) => Partial<MessageShape<Schema>>,
): void {
  const query = queryClient.getQueryCache().find({ queryKey });
  const before: unknown = query?.state.data;
  if (query?.state.status !== 'error' || !isMessage(before, schema)) return;
  query.setState({ data: { ...before, ...without(before) } });
}
