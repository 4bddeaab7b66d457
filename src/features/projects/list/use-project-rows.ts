import { queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Project } from '#proto/polarsignals/project/v1alpha1/project_pb.ts';
import { type Answer, answerOf, known } from '#src/access/answer.ts';
import { projectActivityQuery } from '#src/api/activity.ts';
import { useCapability } from '#src/api/capabilities.ts';
import { legacyTokensQuery } from '#src/api/legacy-tokens.ts';
import { useOrganizationAccess } from '../use-organization-access.ts';
import { type ProjectRow, projectRows } from './project-rows.ts';

/** Why a cell has no value, in words; `undefined` while it loads. */
export type Reasons = Readonly<Record<'bindings' | 'writers' | 'legacyTokens' | 'lastData', string | undefined>>;

/** The code that works out who can send data: loaded beside the lists that it needs, after the table shows. */
const countingQuery = queryOptions({
  queryKey: ['code', 'count-writers'],
  queryFn: () => import('./count-writers.ts'),
  staleTime: 'static',
  structuralSharing: false,
});

/** The projects with what is counted for each, and what could not be loaded, in words. */
export function useProjectRows(organizationId: string, projects: readonly Project[]) {
  const isAsked = projects.length > 0;
  const { seen, failed } = useOrganizationAccess(organizationId);
  const counting = useQuery(countingQuery);
  const seesActivity = useCapability('activity');
  const tokens = useQuery({ ...legacyTokensQuery(organizationId), enabled: isAsked });
  const activity = useQuery({ ...projectActivityQuery(organizationId), enabled: isAsked });
  const legacyTokens = answerOf('project.read', undefined, tokens);
  const lastData = answerOf('project.read', undefined, activity);
  const access = known(seen);
  const code = counting.data;
  const writers = useMemo(
    () =>
      access &&
      code?.countWriters(
        access,
        projects.map(({ id }) => id),
      ),
    [access, code, projects],
  );
  const told = seesActivity === true ? activity.data : undefined;
  const rows: readonly ProjectRow[] = useMemo(
    () => projectRows(projects, { bindings: access?.bindings, writers, legacyTokens: tokens.data, activity: told }),
    [projects, access, writers, tokens.data, told],
  );
  const [ofBindings, ofTokens, ofData] = [seen, legacyTokens, lastData].map(reasonOf);
  const ofWriters = ofBindings ?? (counting.isError ? 'Not loaded' : undefined);
  const noData = seesActivity === false ? 'This server can’t tell' : ofData;
  const reasons: Reasons = useMemo(
    () => ({ bindings: ofBindings, writers: ofWriters, legacyTokens: ofTokens, lastData: noData }),
    [ofBindings, ofWriters, ofTokens, noData],
  );
  return {
    rows,
    reasons,
    failed: [
      ...failed,
      ...(counting.isError ? ['who can send data'] : []),
      ...(legacyTokens.kind === 'failed' ? ['the legacy tokens'] : []),
      ...(lastData.kind === 'failed' ? ['the last data'] : []),
    ],
  };
}

function reasonOf({ kind }: Answer<unknown>): string | undefined {
  if (kind === 'denied') return 'Not visible to you';
  return kind === 'failed' ? 'Not loaded' : undefined;
}
