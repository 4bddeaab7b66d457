import { type Timestamp, timestampDate } from '@bufbuild/protobuf/wkt';

const day = 24 * 60 * 60 * 1000;
/** A token counts as unused after this long; a new one gets a week to be put into its client. */
const unusedAfter = 90 * day;
const grace = 7 * day;

type Dated = { readonly createdAt?: Timestamp | undefined };
type Token = Dated & { readonly lastUsedAt?: Timestamp | undefined };

/** Tokens that probably nobody needs, the longest unused first. */
export function unusedTokens<T extends Token>(tokens: readonly T[], now: Date): readonly T[] {
  const isUnused = ({ createdAt, lastUsedAt }: T) =>
    lastUsedAt ? age(lastUsedAt, now) > unusedAfter : createdAt !== undefined && age(createdAt, now) > grace;
  return tokens.filter(isUnused).toSorted((a, b) => time(a.lastUsedAt) - time(b.lastUsedAt));
}

/** The newest items, newest first. */
export function newest<T extends Dated>(things: readonly T[], count: number): readonly T[] {
  return things.toSorted((a, b) => time(b.createdAt) - time(a.createdAt)).slice(0, count);
}

function time(at: Timestamp | undefined): number {
  return at ? timestampDate(at).getTime() : 0;
}

function age(at: Timestamp, now: Date): number {
  return now.getTime() - time(at);
}
