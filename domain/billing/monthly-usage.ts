import { daysOfMonth } from '#domain/rules/utc-calendar.ts';
import type { NamedUsage } from '#domain/store/records.ts';
import type { StoreReader } from '#domain/store/store.ts';

/** The organization's usage in a UTC month, sorted by day, then by project. */
export function monthlyUsage(
  reader: StoreReader,
  organizationId: string,
  month: string,
): Promise<readonly NamedUsage[]> {
  const { first, last } = daysOfMonth(month);
  return reader.usage.inDays(organizationId, first, last);
}
