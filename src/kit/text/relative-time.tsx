import { Tooltip } from '#src/kit/overlays/tooltip.tsx';
import { absolute, relative } from '#src/lib/format-date.ts';
import { useNow } from './now.ts';

/**
 * "3 days ago", with the exact time and zone on hover, focus and touch, and read by screen readers. Kept up to date.
 * `undefined` shows `never` in muted text ("Never used").
 */
export function RelativeTime({ at, never = 'Never' }: { at: Date | undefined; never?: string | undefined }) {
  const now = useNow();
  if (!at) return <span className="text-text-muted">{never}</span>;
  if (Number.isNaN(at.getTime())) return <span className="text-text-muted">Unknown date</span>;
  return (
    <Tooltip text={absolute(at)}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the exact time must be had by keyboard too */}
      <time dateTime={at.toISOString()} tabIndex={0} className="rounded-sm whitespace-nowrap tabular-nums">
        {relative(at, now)}
      </time>
    </Tooltip>
  );
}
