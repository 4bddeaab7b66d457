import type { ReactNode, RefObject } from 'react';

type SectionProps = {
  title: string;
  description?: string | undefined;
  /** The buttons beside the title. */
  actions?: ReactNode;
  /** For the focus, when what had it is gone. */
  heading?: RefObject<HTMLHeadingElement | null> | undefined;
  children: ReactNode;
};

/** A part of a page with a heading of its own. */
export function Section({ title, description, actions, heading, children }: SectionProps) {
  return (
    <section className="min-w-0">
      <div className="mb-3 flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
        <div className="min-w-0 flex-1 basis-60">
          <h2 ref={heading} tabIndex={-1} className="text-lg font-semibold">
            {title}
          </h2>
          {description && <p className="max-w-[72ch] text-text-muted">{description}</p>}
        </div>
        {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
      </div>
      {children}
    </section>
  );
}
