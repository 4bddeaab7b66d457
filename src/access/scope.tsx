import { Building2, CircleQuestionMark, Folder, TriangleAlert } from 'lucide-react';
import { CopyableId } from '#src/kit/controls/copy-button.tsx';
import { Pill } from '#src/kit/text/pill.tsx';
import { UserText } from '#src/kit/text/user-text.tsx';
import { scopeState, type Projects } from './scope-state.ts';

export type ScopeLabelProps = {
  /** The project of a binding or token; `null` or empty for the whole organization. */
  projectId: string | null;
  projects: Projects;
  /** What "no project" means here, where it isn't the organization: for a token, "Wherever the account has roles". */
  wholeText?: string | undefined;
};

/** Where: the whole organization, a project by its name, or in amber one that is gone, with its id to copy. */
export function ScopeLabel({ projectId, projects, wholeText = 'Whole organization' }: ScopeLabelProps) {
  const state = scopeState(projectId, projects);
  if (state.kind === 'organization') {
    return (
      <span className="flex w-fit items-start gap-2">
        <Building2 className="mt-0.5 size-4 shrink-0 text-text-muted" aria-hidden="true" />
        {wholeText}
      </span>
    );
  }
  if (state.kind === 'project') {
    return (
      <span className="flex w-fit max-w-full items-start gap-2">
        <Folder className="mt-0.5 size-4 shrink-0 text-text-muted" aria-hidden="true" />
        <span className="sr-only">Project </span>
        <UserText>{state.name}</UserText>
      </span>
    );
  }
  return (
    <span className="grid justify-items-start gap-0.5">
      {state.kind === 'deleted' ? (
        <Pill tone="warning" icon={<TriangleAlert aria-hidden="true" />}>
          Deleted project
        </Pill>
      ) : (
        <span className="flex w-fit items-start gap-2">
          <CircleQuestionMark className="mt-0.5 size-4 shrink-0 text-text-muted" aria-hidden="true" />A project that you
          can’t see
        </span>
      )}
      <span className="text-text-muted">
        <CopyableId value={state.id} label="Copy project ID" />
      </span>
    </span>
  );
}
