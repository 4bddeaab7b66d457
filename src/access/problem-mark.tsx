import { TriangleAlert } from 'lucide-react';
import { Tooltip } from '#src/kit/overlays/tooltip.tsx';

/**
 * An amber mark for a problem of a row. `words` show on hover, focus and touch, so the row's height stays the same; screen
 * readers read them. `label` is the name of the mark itself ("Needs attention").
 */
export function ProblemMark({ words, label = 'Needs attention' }: { words: string; label?: string | undefined }) {
  return (
    <Tooltip text={words}>
      <span
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- the icon is drawn here, and is no file of its own
        role="img"
        aria-label={label}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- keyboard users must be able to read the words
        tabIndex={0}
        className="-my-1 inline-grid size-6 shrink-0 place-items-center rounded-sm text-warning"
      >
        <TriangleAlert className="size-4" aria-hidden="true" />
      </span>
    </Tooltip>
  );
}
