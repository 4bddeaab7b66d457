import { Building2, CircleQuestionMark, Folder, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { CopyableId } from '#src/kit/controls/copy-button.tsx';
import { Pill } from '#src/kit/text/pill.tsx';
import { UserText } from '#src/kit/text/user-text.tsx';
import { scopeState, type Projects } from './scope-state.ts';

export type ScopeLabelProps = {
  /** The project of a binding or token; `null` or empty for the whole organization. */
  projectId: string | null;
  projects: Projects;
  /** The name that a deleted project had, if known. */
  lastName?: string | undefined;
};

/** A scope in one line: the whole organization, a project's name, or a deleted project in amber with its ID to copy. */
export function ScopeLabel({ projectId, projects, lastName }: ScopeLabelProps) {
  const state = scopeState(projectId, projects);
  if (state.kind === 'organization') return <Line icon={<Building2 />}>Whole organization</Line>;
  if (state.kind === 'project') {
    return (
      <Line icon={<Folder />}>
        <span className="sr-only">Project </span>
        <UserText>{state.name}</UserText>
      </Line>
    );
  }
  return (
    <span className={goneClass}>
      {state.kind === 'deleted' ? (
        <Pill tone="warning" icon={<TriangleAlert aria-hidden="true" />}>
          Deleted project
        </Pill>
      ) : (
        <Line icon={<CircleQuestionMark />}>A project that you can’t see</Line>
      )}
      {lastName !== undefined && (
        <s className="text-text-muted">
          <UserText lines={1}>{lastName}</UserText>
        </s>
      )}
      <CopyableId value={state.id} label="Copy project ID" />
    </span>
  );
}

/** Cuts off the end of an ID that doesn't fit. */
const goneClass =
  'flex flex-wrap items-center gap-x-2 *:first:shrink-0 *:last:min-w-0 *:last:flex-1 *:last:basis-18 [&_code]:line-clamp-1 [&_code]:break-all [&_code]:text-text-muted';

function Line({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <span className="flex w-fit max-w-full items-start gap-2">
      <span aria-hidden="true" className="mt-0.5 shrink-0 text-text-muted [&_svg]:size-4">
        {icon}
      </span>
      <span className="min-w-0">{children}</span>
    </span>
  );
}
