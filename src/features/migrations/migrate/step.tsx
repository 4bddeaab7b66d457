import { Check } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { cx } from '#src/lib/cx.ts';
import type { StepState } from './steps.ts';

const stateWords: Readonly<Record<StepState, string>> = { done: 'Done', now: 'To do', later: 'Later' };

const markClass: Readonly<Record<StepState, string>> = {
  done: 'border-success-line bg-success-subtle text-success',
  now: 'border-accent-fill bg-accent-subtle text-accent',
  later: 'border-line bg-surface-muted text-text-muted',
};

type StepProps = { at: number; title: string; state: StepState; children: ReactNode };

/** One step of a migration: its number or, once it is done, a check; its title; and what to do. */
export function Step({ at, title, state, children }: StepProps) {
  const id = useId();
  return (
    <li className="grid gap-x-3 gap-y-2 sm:grid-cols-[1.75rem_minmax(0,1fr)]">
      <span
        aria-hidden="true"
        className={cx(
          'grid size-7 place-items-center rounded-full border text-sm font-medium tabular-nums max-sm:hidden',
          markClass[state],
        )}
      >
        {state === 'done' ? <Check className="size-4" /> : at}
      </span>
      <section aria-labelledby={id} className="min-w-0">
        <h2
          id={id}
          tabIndex={-1}
          className={cx('mb-2 text-lg leading-7 font-semibold', state === 'later' && 'text-text-muted')}
        >
          <span className="sm:hidden">{at}. </span>
          {title}
          <span className="sr-only"> ({stateWords[state]})</span>
        </h2>
        <div className="grid min-w-0 gap-4">{children}</div>
      </section>
    </li>
  );
}

/** What a step that can't be done yet waits for. */
export function Later({ children }: { children: ReactNode }) {
  return <p className="max-w-[72ch] text-text-muted">{children}</p>;
}
