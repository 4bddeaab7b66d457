import { TriangleAlert } from 'lucide-react';
import { Tooltip } from '#src/kit/overlays/tooltip.tsx';
import { type BindingProblem, problemWords } from './binding-problems.ts';

type ProblemMarkProps = {
  problems: readonly BindingProblem[];
  /** Whether the person may do what the advice says. */
  mayMend: boolean;
};

/** An amber mark beside something with problems; the words come on hover, focus and touch, and to screen readers. */
export function ProblemMark({ problems, mayMend }: ProblemMarkProps) {
  if (problems.length === 0) return null;
  const words = problems.map((problem) => {
    const { meaning, advice } = problemWords[problem];
    return mayMend ? `${meaning} ${advice}` : meaning;
  });
  return (
    <Tooltip text={words.join(' ')} visualOnly>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the words must be had by keyboard too */}
      <span tabIndex={0} className="inline-grid size-6 shrink-0 place-items-center rounded-sm text-warning">
        <TriangleAlert className="size-4" aria-hidden="true" />
        <span className="sr-only">{words.join(' ')}</span>
      </span>
    </Tooltip>
  );
}
