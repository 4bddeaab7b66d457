import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { toneClass, type Tone } from '#src/kit/text/pill.tsx';
import { cx } from '#src/lib/cx.ts';

const icons: Record<Tone, typeof Info> = {
  neutral: Info,
  accent: Info,
  warning: TriangleAlert,
  danger: CircleAlert,
  success: CircleCheck,
};

export type NoticeProps = {
  tone: Tone;
  title?: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  /** Announces it to screen readers: for notices that answer an action. Omit it for notices that are there on load. */
  live?: boolean | undefined;
};

/** A message in the page. Danger: something failed; warning: needs attention; success: something was just done. */
export function Notice({ tone, title, children, action, live }: NoticeProps) {
  const Icon = icons[tone];
  // Beside a button, one line of text stands at its middle.
  const isLine = title === undefined && action !== undefined;
  return (
    <div
      role={live ? 'alert' : undefined}
      className={cx(
        'flex flex-wrap items-start gap-x-2.5 gap-y-2 rounded-lg border p-3',
        isLine && 'sm:items-center',
        toneClass[tone],
      )}
    >
      <Icon className={cx('mt-0.5 size-4 shrink-0', isLine && 'sm:mt-0')} aria-hidden="true" />
      <div className="min-w-0 flex-1 basis-56 text-base wrap-anywhere text-text">
        {title && <p className="font-medium">{title}</p>}
        {children && <div className={cx(title !== undefined && 'text-text-muted')}>{children}</div>}
      </div>
      {action && <div className="flex shrink-0 gap-2">{action}</div>}
    </div>
  );
}
