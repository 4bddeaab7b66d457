import type { DescMessage, DescMethodUnary, MessageInitShape } from '@bufbuild/protobuf';
import { callUnaryMethod, createQueryOptions } from '@connectrpc/connect-query';
import { transport } from './transport.ts';

/**
 * The query of an RPC that only reads. It is not aborted when the last component that uses it unmounts: the loader of the
 * next page may be waiting for the same answer, and would be cancelled with it.
 */
export function rpcQuery<I extends DescMessage, O extends DescMessage>(
  method: DescMethodUnary<I, O>,
  input: MessageInitShape<I>,
) {
  return {
    ...createQueryOptions(method, input, { transport }),
    queryFn: () => callUnaryMethod(transport, method, input),
  };
}
