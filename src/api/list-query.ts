import {
  create,
  type DescMessage,
  type DescMethodUnary,
  equals,
  isMessage,
  type Message,
  type MessageInitShape,
} from '@bufbuild/protobuf';
import type { GenMessage } from '@bufbuild/protobuf/codegenv2';
import { callUnaryMethod } from '@connectrpc/connect-query';
import { queryOptions } from '@tanstack/react-query';
import { readPages } from './pages.ts';
import { rpcQuery } from './rpc-query.ts';
import { transport } from './transport.ts';

/** The answer of a list RPC, with its rows in `Field`. */
type ListAnswer<Field extends string> = Message & { nextPageToken: string } & Record<
    Field,
    (Message & { id: string })[]
  >;

/**
 * A whole list, read in pages from a backend that has them; the same array if nothing changed. `field` is where the answer
 * has its rows.
 */
export function listQuery<I extends DescMessage, Field extends string, Answer extends ListAnswer<Field>>(
  method: DescMethodUnary<I, GenMessage<Answer>>,
  input: MessageInitShape<I>,
  field: Field,
) {
  const { output } = method;
  const row = output.field[field]?.message;
  return queryOptions({
    ...rpcQuery(method, input),
    queryFn: async ({ client, queryKey }): Promise<Answer> => {
      const before: unknown = client.getQueryData(queryKey);
      const last = isMessage(before, output) ? before : create(output);
      const rows = await readPages(
        async (page) => {
          const answer = await callUnaryMethod(transport, method, Object.assign(page, input));
          return { rows: answer[field], nextPageToken: answer.nextPageToken };
        },
        last[field],
        (a, b) => row !== undefined && equals(row, a, b),
      );
      return rows === last[field] ? last : { ...last, [field]: rows };
    },
    structuralSharing: false,
    select: (answer: Answer) => answer[field],
  });
}
