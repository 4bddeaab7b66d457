import { timestampDate } from '@bufbuild/protobuf/wkt';
import type { Filter } from '#src/flows/list/list-options.ts';
import type { TokenRow } from './token-row.ts';

const day = 86_400_000;
/** Days without a use to filter tokens by. */
const unusedDays = [7, 30, 60, 90, 180, 365] as const;
const never = 'never';

/** Keeps the tokens that were not used for some days, or never. One that was never used counts from its creation. */
export function unusedFilter(now: Date): Filter<TokenRow> {
  return {
    id: 'unused',
    label: 'Unused for',
    valuesOf: (token) => unusedFor(token, now),
    labelOf,
    options: () => [...unusedDays.map(String), never].map((value) => ({ value, label: labelOf(value) })),
  };
}

/** The filter's values that fit a token: each of the days that have passed since its last use, or since it was created. */
export function unusedFor({ lastUsedAt, createdAt }: TokenRow, now: Date): readonly string[] {
  const since = lastUsedAt ?? createdAt;
  const passed = since ? now.getTime() - timestampDate(since).getTime() : 0;
  const days = unusedDays.filter((count) => passed >= count * day).map(String);
  return lastUsedAt ? days : [...days, never];
}

function labelOf(value: string): string {
  return value === never ? 'Since it was created' : `${value} days`;
}
