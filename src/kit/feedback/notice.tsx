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
  /** Says it at once to screen readers: for what appears in answer to an act. Leave it off for what was there on load. */
  live?: boolean | undefined;
};

/** Something to know before going on, in place. Danger: it failed; warning: needs attention; success: just now. */
export function Notice({ tone, title, children, action, live }: NoticeProps) {
  const Icon = icons[tone];
  return (
    <div
      role={live ? 'alert' : undefined}
      className={cx('flex flex-wrap items-start gap-x-2.5 gap-y-2 rounded-lg border p-3', toneClass[tone])}
    >
      <Icon className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
      <div className="min-w-0 flex-1 basis-56 text-base wrap-anywhere text-text">
        {title && <p className="font-medium">{title}</p>}
        {children && <div className={cx(title !== undefined && 'text-text-muted')}>{children}</div>}
      </div>
      {action && <div className="flex shrink-0 gap-2">{action}</div>}
    </div>
  );
}
