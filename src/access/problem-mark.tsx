import { TriangleAlert } from 'lucide-react';
import { Tooltip } from '#src/kit/overlays/tooltip.tsx';

/**
 * An amber sign for what is wrong with a row, which keeps its height: `words` show on hover, focus and touch, and screen
 * readers hear them. `label` is what the sign itself is called ("Needs attention").
 */
export function ProblemMark({ words, label = 'Needs attention' }: { words: string; label?: string | undefined }) {
  return (
    <Tooltip text={words}>
      <span
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- the icon is drawn here, and is no file of its own
        role="img"
        aria-label={label}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the words must be had by keyboard too
        tabIndex={0}
        className="-my-1 inline-grid size-6 shrink-0 place-items-center rounded-sm text-warning"
      >
        <TriangleAlert className="size-4" aria-hidden="true" />
      </span>
    </Tooltip>
  );
}
