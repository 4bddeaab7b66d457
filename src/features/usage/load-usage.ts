import type { QueryClient } from '@tanstack/react-query';
import { monthAfter, utcMonth } from '#domain/rules/utc-calendar.ts';
import { loadAccess } from '#src/api/access.ts';
import { capabilitiesQuery, hasCapability } from '#src/api/capabilities.ts';
import { projectsQuery } from '#src/api/projects.ts';
import { currentUsageQuery, usageQuery } from '#src/api/usage.ts';
import { DailyTotals, UsageChart } from './lazy-parts.ts';

/**
 * Loads the usage of the current cycle, and what names its projects; throws if that can't be read. The last cycle is asked for
 * at the same time, and its part of the page waits for it.
 */
export async function loadUsage(queryClient: QueryClient, organizationId: string): Promise<void> {
  UsageChart.preload();
  DailyTotals.preload();
  void askForLastCycle(queryClient, organizationId).catch(() => undefined);
  await Promise.all([
    queryClient.query({ ...currentUsageQuery(organizationId), staleTime: 'static' }),
    queryClient.query({ ...projectsQuery(organizationId), staleTime: 'static' }),
    queryClient.query(capabilitiesQuery()),
    loadAccess(queryClient, organizationId),
  ]);
}

async function askForLastCycle(queryClient: QueryClient, organizationId: string): Promise<void> {
  if (!(await hasCapability(queryClient, 'ledger'))) return;
  await queryClient.query(usageQuery(organizationId, monthAfter(utcMonth(new Date()), -1)));
}
