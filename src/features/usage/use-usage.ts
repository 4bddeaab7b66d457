import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { monthAfter } from '#domain/rules/utc-calendar.ts';
import { type Answer, answerOf, known } from '#src/access/answer.ts';
import { useProjects } from '#src/access/use-projects.ts';
import { useCapability } from '#src/api/capabilities.ts';
import { currentUsageQuery, usageQuery } from '#src/api/usage.ts';
import { useNow } from '#src/kit/text/now.ts';
import { utcDayOf } from '#src/lib/utc-days.ts';
import { type CycleUsage, cycleUsage } from './cycle/cycle-usage.ts';
import { namedProjects } from './cycle/named-projects.ts';
import { comparedTotals } from './totals/compared-totals.ts';

/** All that the page shows of usage. `labelOf` names also a project without any; `undefined` for one that is not known here. */
export function useUsage(organizationId: string) {
  const now = useNow();
  const today = utcDayOf(now) ?? '';
  const { data } = useSuspenseQuery(currentUsageQuery(organizationId));
  const usage = useMemo(() => cycleUsage(data, today), [data, today]);
  const last = useLastCycle(organizationId, usage.month);
  const projects = useProjects(organizationId);
  const before = last && known(last);
  const totals = useMemo(() => comparedTotals(usage, before), [usage, before]);
  const named = useMemo(() => namedProjects(totals, projects), [totals, projects]);
  const labelOf = useCallback((id: string) => named.get(id)?.label ?? projects.names.get(id), [named, projects]);
  return { now, today, usage, last, totals, named, labelOf, seesAllProjects: projects.complete };
}

export type UsageData = ReturnType<typeof useUsage>;

/** The cycle before; `undefined` where the backend can't tell: only one with a ledger keeps the months before. */
function useLastCycle(organizationId: string, month: string | undefined): Answer<CycleUsage> | undefined {
  const hasLedger = useCapability('ledger');
  const lastMonth = month === undefined ? '' : monthAfter(month, -1);
  const isTold = hasLedger === true && lastMonth !== '';
  const { data, error } = useQuery({ ...usageQuery(organizationId, lastMonth), enabled: isTold });
  const last = useMemo(() => data && cycleUsage(data, `${lastMonth}-01`), [data, lastMonth]);
  const isUntold = hasLedger === false || month === undefined;
  return isUntold ? undefined : answerOf('organization.usage.read', true, { data: last, error });
}
