import { type DescMessage, isMessage, type MessageShape } from '@bufbuild/protobuf';
import type { QueryClient, QueryKey } from '@tanstack/react-query';

/**
 * Removes deleted items from a list that could not be reloaded, so that nobody acts on them. The list stays marked as
 * failed, because changes by others are still missing. `without` returns the changed parts of the last answer.
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

/** An item that was deleted. */
export type Gone = { readonly id: string };

/** The rows that are not among the deleted. */
export function otherThan<Row extends Gone>(rows: readonly Row[], gone: Iterable<Gone>): Row[] {
  const ids = new Set(Array.from(gone, ({ id }) => id));
  return rows.filter(({ id }) => !ids.has(id));
}
