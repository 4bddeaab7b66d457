import type { ReactNode } from 'react';

/** The narrow column in which everything about one invite stands. */
export function AcceptFrame({ children }: { children: ReactNode }) {
  return <div className="mx-auto max-w-xl pt-6 sm:pt-10">{children}</div>;
}
