import { cx } from '#src/lib/cx.ts';

/** A grey bar in place of text. `className` sets the size ("h-4 w-40"). Not read out: the page says that it is loading. */
export function Skeleton({ className }: { className?: string | undefined }) {
  return (
    <span
      aria-hidden="true"
      className={cx('block animate-breathe rounded-sm bg-line forced-colors:border', className)}
    />
  );
}

const widths = ['w-3/4', 'w-1/2', 'w-2/3', 'w-3/5'];

/** A placeholder for a part of a page: its heading and a few lines. */
export function LinesSkeleton() {
  return (
    <output className="grid gap-3">
      <span className="sr-only">Loading…</span>
      <Skeleton className="h-5 w-40" />
      {widths.map((width) => (
        <Skeleton key={width} className={cx('h-3', width)} />
      ))}
    </output>
  );
}

/**
 * A placeholder for a table: header and rows have DataTable's heights, so nothing moves when it arrives. After two seconds
 * it says what it is waiting for.
 */
export function TableSkeleton({ columns, rows = 8 }: { columns: number; rows?: number | undefined }) {
  return (
    <output className="relative block overflow-hidden rounded-lg border border-line bg-surface-raised">
      <span className="sr-only">Loading…</span>
      <span className="absolute top-2 left-4 animate-late text-sm text-text-muted">Still waiting for the server…</span>
      <div className="h-9 border-b border-line bg-surface-muted max-sm:hidden" />
      {Array.from({ length: rows }, (_, row) => (
        <div
          key={row}
          className="flex h-10 items-center gap-6 border-b border-line px-4 last:border-0 max-sm:h-28 max-sm:flex-col max-sm:items-stretch max-sm:justify-center max-sm:gap-3"
        >
          {Array.from({ length: columns }, (__, column) => (
            <span key={column} className={cx('flex-1 max-sm:flex-none', column > 2 && 'max-sm:hidden')}>
              <Skeleton className={cx('h-3', widths[(row + column) % widths.length])} />
            </span>
          ))}
        </div>
      ))}
    </output>
  );
}
