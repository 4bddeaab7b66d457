import { type Timestamp, timestampDate } from '@bufbuild/protobuf/wkt';

/** When the latest of these tokens was last used; `undefined` if none ever was. */
export function lastUseOf(tokens: readonly { readonly lastUsedAt?: Timestamp | undefined }[]): Date | undefined {
  const uses = tokens.flatMap(({ lastUsedAt }) => (lastUsedAt ? [timestampDate(lastUsedAt).getTime()] : []));
  return uses.length > 0 ? new Date(Math.max(...uses)) : undefined;
}
