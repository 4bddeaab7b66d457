import { Check, CircleAlert, CircleQuestionMark, Minus, TriangleAlert } from 'lucide-react';
import { cx } from '#src/lib/cx.ts';

const looks = {
  made: { Icon: Check, className: 'text-success' },
  failed: { Icon: CircleAlert, className: 'text-danger' },
  /** Nobody knows whether it happened. */
  unclear: { Icon: CircleQuestionMark, className: 'text-warning' },
  /** It happened, but to no use. */
  useless: { Icon: TriangleAlert, className: 'text-warning' },
  nothing: { Icon: Minus, className: 'text-text-muted' },
};

/** What became of one step of several, in words beside a sign. */
export function Outcome({ kind, words }: { kind: keyof typeof looks; words: string }) {
  const { Icon, className } = looks[kind];
  return (
    <span className={cx('inline-flex shrink-0 items-center gap-1.5', className)}>
      <Icon className="size-4" aria-hidden="true" /> {words}
    </span>
  );
}
