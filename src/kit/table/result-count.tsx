import { formatCount, plural } from '#src/lib/counted.ts';
import { cx } from '#src/lib/cx.ts';

export type ResultCountProps = {
  shown: number;
  total: number;
  /** What is counted, in the singular: "role". */
  noun: string;
};

/**
 * "12 of 48 roles"; "48 roles" when all are shown, except on a narrow screen, which has no room. Screen readers read
 * changes.
 */
export function ResultCount({ shown, total, noun }: ResultCountProps) {
  const count = shown === total ? formatCount(total) : `${formatCount(shown)} of ${formatCount(total)}`;
  return (
    <output
      className={cx(
        'block text-sm whitespace-nowrap text-text-muted tabular-nums max-sm:mt-2',
        shown === total && 'max-sm:sr-only',
      )}
    >
      {count} {total === 1 ? noun : plural(noun)}
    </output>
  );
}
