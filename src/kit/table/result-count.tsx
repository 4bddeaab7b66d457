import { formatCount } from '#src/lib/counted.ts';

export type ResultCountProps = {
  shown: number;
  total: number;
  /** What is counted, in the singular: "role". */
  noun: string;
};

/** "12 of 48 roles", or "48 roles" where nothing is left out. Screen readers hear a change. */
export function ResultCount({ shown, total, noun }: ResultCountProps) {
  const count = shown === total ? formatCount(total) : `${formatCount(shown)} of ${formatCount(total)}`;
  return (
    <output className="block text-sm whitespace-nowrap text-text-muted tabular-nums">
      {count} {total === 1 ? noun : `${noun}s`}
    </output>
  );
}
