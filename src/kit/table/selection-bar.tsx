import { X } from 'lucide-react';
import { useEffect, type ReactNode } from 'react';
import { Button, IconButton } from '#src/kit/controls/button.tsx';
import { announce } from '#src/kit/feedback/announce.ts';
import { formatCount } from '#src/lib/counted.ts';

/** The numbers in a selection's bar. */
export type SelectionCounts = {
  /** How many rows are selected, of how many that can be. */
  count: number;
  total: number;
  /** How many more are selected but hidden by filters: actions don't apply to those. */
  hidden: number;
  onSelectAll: () => void;
};

export type SelectionBarProps = SelectionCounts & {
  /** What the rows are: "role bindings". */
  noun: string;
  onClear: () => void;
  /** The action buttons. */
  children: ReactNode;
};

/** The actions for the selected rows. Stays at the lower edge of the screen, so that no row moves. */
export function SelectionBar(props: SelectionBarProps) {
  return props.count + props.hidden > 0 ? <Bar {...props} /> : null;
}

function Bar({ count, total, hidden, noun, onSelectAll, onClear, children }: SelectionBarProps) {
  useEffect(() => {
    announce(`${formatCount(count)} of ${formatCount(total)} selected. Actions are below the list.`);
    return () => announce('');
  }, [count, total]);
  return (
    <section
      aria-label={`Selected ${noun}`}
      data-selection-bar
      className="sticky bottom-3 z-20 flex flex-wrap items-center gap-1 rounded-lg border border-line-strong bg-surface-raised py-2 pr-2 pl-4 shadow-float sm:gap-2"
    >
      <p className="tabular-nums">
        <span className="font-medium">{formatCount(count)}</span> selected
        {hidden > 0 && <span className="text-text-muted">, {formatCount(hidden)} more filtered out</span>}
      </p>
      <IconButton label="Clear selection" className="mr-auto" icon={<X aria-hidden="true" />} onClick={onClear} />
      <Button
        variant="ghost"
        className="max-sm:px-2"
        aria-label={`Select all ${formatCount(total)}`}
        onClick={onSelectAll}
        disabledReason={count < total ? undefined : total === 0 ? 'Nothing is listed' : 'All are selected'}
      >
        <span className="max-sm:hidden">Select all {formatCount(total)}</span>
        <span className="sm:hidden">All {formatCount(total)}</span>
      </Button>
      {children}
    </section>
  );
}
