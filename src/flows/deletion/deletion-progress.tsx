import { useId } from 'react';
import { ProgressBar } from '#src/kit/feedback/progress-bar.tsx';
import { counted, formatCount } from '#src/lib/counted.ts';
import type { Verb } from './deletion.ts';

type ProgressProps = { verb: Verb; tried: number; total: number; remaining?: number | undefined };

/** The progress of several deletions; at the end, that the list is being reloaded. */
export function DeletionProgress({ verb, tried, total, remaining }: ProgressProps) {
  const id = useId();
  return (
    <div className="grid gap-2">
      <p className="flex flex-wrap justify-between gap-x-4 tabular-nums">
        <label htmlFor={id}>
          {tried < total ? `${verb.acting}: ${formatCount(tried)} of ${formatCount(total)}` : 'Reading the list again'}
        </label>
        {tried < total && remaining !== undefined && <span className="text-text-muted">{timeLeft(remaining)}</span>}
      </p>
      <ProgressBar id={id} value={tried} max={total} />
    </div>
  );
}

function timeLeft(milliseconds: number): string {
  const minutes = Math.round(milliseconds / 60_000);
  return minutes < 1 ? 'less than a minute left' : `about ${counted(minutes, 'minute')} left`;
}
