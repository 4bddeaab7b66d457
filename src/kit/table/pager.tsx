import { ChevronFirst, ChevronLast, ChevronLeft, ChevronRight } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { IconButton } from '#src/kit/controls/button.tsx';
import { controlClass } from '#src/kit/controls/control-class.ts';
import { NativeSelect } from '#src/kit/controls/native-select.tsx';
import { announce } from '#src/kit/feedback/announce.ts';
import { formatCount } from '#src/lib/counted.ts';
import { cx } from '#src/lib/cx.ts';
import type { Page } from '#src/lib/page-of.ts';

export type PagerProps = Omit<Page<unknown>, 'rows'> & {
  onPage: (page: number) => void;
  /** The page sizes to choose from, smallest first. */
  sizes: readonly number[];
  onSize: (size: number) => void;
  /** Its name, to tell two pagers apart. */
  label: string;
};

/** Shows which rows are visible, chooses the page size, and leads to the first, previous, next, last or any page. */
export function Pager({ page, pages, from, to, total, size, sizes, onPage, onSize, label }: PagerProps) {
  if (total <= (sizes[0] ?? 0)) return null;
  const go = (next: number) => {
    onPage(next);
    announce(`Page ${formatCount(next)} of ${formatCount(pages)}`);
  };
  const first = page === 1 ? 'This is the first page' : undefined;
  const last = page === pages ? 'This is the last page' : undefined;
  const step = (name: string, icon: ReactNode, to_: number, disabledReason: string | undefined) => (
    <IconButton label={name} icon={icon} onClick={() => go(to_)} disabledReason={disabledReason} />
  );
  return (
    <nav
      aria-label={`Pages of ${label}`}
      className="flex flex-wrap items-center gap-x-4 gap-y-2 text-sm text-text-muted"
    >
      <p className="tabular-nums">
        {formatCount(from)}–{formatCount(to)} of {formatCount(total)}
      </p>
      <SizeSelect size={size} sizes={sizes} onSize={onSize} />
      {pages > 1 && (
        <div className="ml-auto flex items-center gap-1">
          {step('First page', <ChevronFirst aria-hidden="true" />, 1, first)}
          {step('Previous page', <ChevronLeft aria-hidden="true" />, page - 1, first)}
          <PageNumber page={page} pages={pages} onPage={go} />
          {step('Next page', <ChevronRight aria-hidden="true" />, page + 1, last)}
          {step('Last page', <ChevronLast aria-hidden="true" />, pages, last)}
        </div>
      )}
    </nav>
  );
}

function SizeSelect({ size, sizes, onSize }: Pick<PagerProps, 'size' | 'sizes' | 'onSize'>) {
  const id = useId();
  return (
    <span className="flex items-center gap-2">
      <label htmlFor={id}>Rows per page</label>
      <NativeSelect
        id={id}
        boxClass="w-18"
        className="w-full"
        value={size}
        onChange={(event) => onSize(Number(event.currentTarget.value))}
      >
        {sizes.map((choice) => (
          <option key={choice}>{choice}</option>
        ))}
      </NativeSelect>
    </span>
  );
}

type PageNumberProps = { page: number; pages: number; onPage: (page: number) => void };

/** An editable page number: Enter or leaving the field goes there. */
function PageNumber({ page, pages, onPage }: PageNumberProps) {
  const [typed, setTyped] = useState({ text: String(page), on: page });
  if (typed.on !== page) setTyped({ text: String(page), on: page });
  const go = () => {
    const wanted = Math.min(Math.max(1, Math.trunc(Number(typed.text)) || page), pages);
    setTyped({ text: String(wanted), on: page });
    if (wanted !== page) onPage(wanted);
  };
  return (
    <span className="flex items-center gap-1.5 tabular-nums">
      <input
        aria-label={`Page, of ${formatCount(pages)}`}
        inputMode="numeric"
        autoComplete="off"
        value={typed.text}
        onChange={(event) => setTyped({ text: event.currentTarget.value, on: page })}
        onBlur={go}
        onKeyDown={(event) => event.key === 'Enter' && !event.nativeEvent.isComposing && go()}
        className={cx(controlClass, 'h-8 w-14 px-2 text-center text-sm')}
      />
      <span aria-hidden="true">of {formatCount(pages)}</span>
    </span>
  );
}
