import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { int64 } from '#domain/services/billing-messages.ts';
import type { NamedUsage } from '#domain/store/records.ts';

/** Usage that is sorted by day as a message. */
export function usageMessage(usage: readonly NamedUsage[]) {
  const days = new Map<string, NamedUsage[]>();
  for (const row of usage) {
    const rows = days.get(row.day) ?? [];
    rows.push(row);
    days.set(row.day, rows);
  }
  const metrics = [...days].map(([day, rows]) => ({
    timestamp: timestampFromDate(new Date(day)),
    projectUsage: rows.map(({ projectId, projectName, bytes, samples }) => ({
      projectId,
      projectName,
      bytes: int64(bytes),
      samples: int64(samples),
    })),
  }));
  return { totalUsage: int64(usage.reduce((total, { bytes }) => total + bytes, 0n)), metrics };
}
