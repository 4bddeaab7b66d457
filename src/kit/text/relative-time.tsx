import { Tooltip } from '#src/kit/overlays/tooltip.tsx';
import { absolute, relative } from '#src/lib/format-date.ts';
import { useNow } from './now.ts';
import { VisuallyHidden } from './visually-hidden.tsx';

/**
 * "3 days ago", kept up to date. The exact time and zone are read out, and shown on hover, touch and focus. In a table it
 * is not a Tab stop, or each row would have six: there the exact times show while the keyboard focus stays in the row.
 * `undefined` shows `never` in muted text ("Never used").
 */
export function RelativeTime({ at, never = 'Never' }: { at: Date | undefined; never?: string | undefined }) {
  const now = useNow();
  if (!at) return <span className="text-text-muted">{never}</span>;
  if (Number.isNaN(at.getTime())) return <span className="text-text-muted">Unknown date</span>;
  return (
    <Tooltip text={absolute(at)} visualOnly withRow>
      <time ref={stopOutsideRows} dateTime={at.toISOString()} className="rounded-sm whitespace-nowrap tabular-nums">
        {relative(at, now)}
        <VisuallyHidden>, {absolute(at)}</VisuallyHidden>
      </time>
    </Tooltip>
  );
}

function stopOutsideRows(time: HTMLTimeElement | null): void {
  if (time && !time.closest('tr')) time.tabIndex = 0;
}
