import { type ReactNode, useRef } from 'react';
import { useHeadingAfter } from '#src/kit/overlays/use-heading-after.ts';

export type EmptyStateProps = { icon?: ReactNode; title: string; children?: ReactNode; action?: ReactNode };

/** Says that there is nothing here, why, and the next step. Also for a search without results (action: clear filters). */
export function EmptyState({ icon, title, children, action }: EmptyStateProps) {
  const state = useRef<HTMLDivElement>(null);
  useHeadingAfter(state);
  return (
    <div ref={state} className="mx-auto grid max-w-lg justify-items-center gap-1 px-4 py-12 text-center">
      {icon && (
        <span
          className="mb-2 grid size-10 place-items-center rounded-lg border border-line bg-surface-muted text-text-muted [&_svg]:size-5"
          aria-hidden="true"
        >
          {icon}
        </span>
      )}
      <p className="text-base font-semibold">{title}</p>
      {children && <div className="text-base text-balance text-text-muted">{children}</div>}
      {action && <div className="mt-3 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}
