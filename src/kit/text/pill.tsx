import type { ReactNode } from 'react';
import { cx } from '#src/lib/cx.ts';

export type Tone = 'neutral' | 'accent' | 'warning' | 'danger' | 'success';

/** Border, background and text of each tone, for pills and notices. */
export const toneClass: Record<Tone, string> = {
  neutral: 'border-line bg-surface-muted text-text',
  accent: 'border-accent-line bg-accent-subtle text-accent',
  warning: 'border-warning-line bg-warning-subtle text-warning',
  danger: 'border-danger-line bg-danger-subtle text-danger',
  success: 'border-success-line bg-success-subtle text-success',
};

export type PillProps = {
  tone?: Tone | undefined;
  icon?: ReactNode;
  /** A small icon whose meaning is these words, such as "Custom role". Screen readers read them after the text. */
  mark?: string | undefined;
  children: ReactNode;
};

/** A short fact with a border: a role, a status. The text must say it, not colour alone. Put it in a link to link it. */
export function Pill({ tone = 'neutral', icon, mark, children }: PillProps) {
  return (
    <span
      className={cx(
        'inline-flex max-w-full items-center gap-1 rounded-[0.75rem] border px-2 align-middle text-xs leading-5 font-medium [&_svg]:size-3 [&_svg]:shrink-0',
        toneClass[tone],
      )}
    >
      {icon}
      <span className="min-w-0 wrap-anywhere">{children}</span>
      {mark && (
        <span title={mark} className="ml-0.5 size-1.5 shrink-0 rotate-45 border border-current">
          <span className="sr-only"> ({mark})</span>
        </span>
      )}
    </span>
  );
}

/** IDs, permissions and commands: monospaced, isolated from the page's text direction, wraps anywhere. */
export function Mono({ children }: { children: ReactNode }) {
  return (
    <code dir="ltr" className="font-mono text-[0.92em] wrap-anywhere [unicode-bidi:isolate]">
      {children}
    </code>
  );
}
