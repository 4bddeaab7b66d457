import { Pill } from '#src/kit/text/pill.tsx';
import { UserText } from '#src/kit/text/user-text.tsx';
import type { Look } from './chart/series.ts';
import { Swatch } from './chart/swatch.tsx';
import type { NamedProject } from './cycle/named-projects.ts';

/** A project as the tables name it; with its look, where the bars show it. */
export function ProjectName({ project, look }: { project: NamedProject; look?: Look | undefined }) {
  return (
    <span className="inline-flex max-w-full items-center gap-2 align-middle">
      {look && <Swatch look={look} />}
      <span className="min-w-0">
        <UserText>{project.title}</UserText>
      </span>
      {project.state === 'deleted' && (
        <span className="shrink-0">
          <Pill>Deleted</Pill>
        </span>
      )}
    </span>
  );
}
