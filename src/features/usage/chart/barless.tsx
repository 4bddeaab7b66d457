import type { ReactNode } from 'react';
import { Mono } from '#src/kit/text/pill.tsx';
import { isolated } from '#src/lib/isolated.ts';
import { listed } from '#src/lib/listed.ts';
import { cycleWords } from '../cycle/cycle-words.ts';
import type { UsageData } from '../use-usage.ts';

type BarlessProps = {
  data: Pick<UsageData, 'usage' | 'last' | 'labelOf'>;
  /** The IDs of the projects that are singled out. */
  chosen: readonly string[];
};

/** Says which of the chosen projects received nothing in this cycle, and which are no projects of this organization’s usage. */
export function Barless({ data: { usage, last, labelOf }, chosen }: BarlessProps): ReactNode {
  const barless = chosen.filter((id) => !usage.projects.some(({ projectId }) => projectId === id));
  const quiet = barless.map(labelOf).filter((label) => label !== undefined);
  // The cycle before may still name it.
  const unknown = last?.kind === 'loading' ? [] : barless.filter((id) => labelOf(id) === undefined);
  return (
    <>
      {quiet.length > 0 && (
        <p className="text-text-muted">
          {listed(quiet.map(isolated))} received nothing in {cycleWords(usage)}.
        </p>
      )}
      {unknown.length > 0 && (
        <p className="text-text-muted">
          This organization’s usage has no {unknown.length === 1 ? 'project with the ID' : 'projects with the IDs'}{' '}
          {unknown.map((id, at) => (
            <span key={id}>
              {at > 0 && ', '}
              <Mono>{id}</Mono>
            </span>
          ))}
          .
        </p>
      )}
    </>
  );
}
