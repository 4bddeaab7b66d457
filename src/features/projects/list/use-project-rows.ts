import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Project } from '#proto/polarsignals/project/v1alpha1/project_pb.ts';
import { type Answer, answerOf, known } from '#src/access/answer.ts';
import { projectActivityQuery } from '#src/api/activity.ts';
import { useCapability } from '#src/api/capabilities.ts';
import { legacyTokensQuery } from '#src/api/legacy-tokens.ts';
import { useSeenAccess } from '../use-seen-access.ts';
import { type ProjectRow, projectRows } from './project-rows.ts';

/** Why a cell has no value, in words; `undefined` while it loads. */
export type Reasons = Readonly<Record<'access' | 'legacyTokens' | 'lastData', string | undefined>>;

/** The projects with what is counted for each, and what could not be loaded, in words. */
export function useProjectRows(organizationId: string, projects: readonly Project[]) {
  const isAsked = projects.length > 0;
  const { facts, failed } = useSeenAccess(organizationId);
  const seesActivity = useCapability('activity');
  const tokens = useQuery({ ...legacyTokensQuery(organizationId), enabled: isAsked });
  const activity = useQuery({ ...projectActivityQuery(organizationId), enabled: isAsked });
  const legacyTokens = answerOf('project.read', undefined, tokens);
  const lastData = answerOf('project.read', undefined, activity);
  const knownFacts = known(facts);
  const told = seesActivity === true ? activity.data : undefined;
  const rows: readonly ProjectRow[] = useMemo(
    () => projectRows(projects, { facts: knownFacts, legacyTokens: tokens.data, activity: told }),
    [projects, knownFacts, tokens.data, told],
  );
  const [access, ofTokens, ofData] = [facts, legacyTokens, lastData].map(reasonOf);
  const noData = seesActivity === false ? 'This server can’t tell' : ofData;
  const reasons: Reasons = useMemo(
    () => ({ access, legacyTokens: ofTokens, lastData: noData }),
    [access, ofTokens, noData],
  );
  return {
    rows,
    reasons,
    failed: [
      ...failed,
      ...(legacyTokens.kind === 'failed' ? ['the legacy tokens'] : []),
      ...(lastData.kind === 'failed' ? ['the last data'] : []),
    ],
  };
}

function reasonOf({ kind }: Answer<unknown>): string | undefined {
  if (kind === 'denied') return 'Not visible to you';
  return kind === 'failed' ? 'Not loaded' : undefined;
}
