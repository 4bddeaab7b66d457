import { ChevronLeft, ChevronRight } from 'lucide-react';
import { Button } from '#src/kit/controls/button.tsx';
import { announce } from '#src/kit/feedback/announce.ts';
import { formatCount } from '#src/lib/counted.ts';

export type PagerProps = {
  page: number;
  pages: number;
  from: number;
  to: number;
  total: number;
  onPage: (page: number) => void;
  /** What is paged, to tell two pagers apart. */
  label: string;
};

/** "51–100 of 1,234", Previous and Next. Nothing when all fits on one page. The buttons keep focus at either end. */
export function Pager({ page, pages, from, to, total, onPage, label }: PagerProps) {
  if (pages <= 1) return null;
  const go = (next: number) => {
    onPage(next);
    announce(`Page ${formatCount(next)} of ${formatCount(pages)}`);
  };
  return (
    <nav aria-label={`Pages of ${label}`} className="flex flex-wrap items-center justify-between gap-2">
      <p className="text-sm text-text-muted tabular-nums">
        {formatCount(from)}–{formatCount(to)} of {formatCount(total)}
      </p>
      <div className="flex gap-2">
        <Button
          icon={<ChevronLeft aria-hidden="true" />}
          onClick={() => go(page - 1)}
          disabledReason={page === 1 ? 'This is the first page' : undefined}
        >
          Previous
        </Button>
        <Button onClick={() => go(page + 1)} disabledReason={page === pages ? 'This is the last page' : undefined}>
          Next
          <ChevronRight aria-hidden="true" />
        </Button>
      </div>
    </nav>
  );
}
