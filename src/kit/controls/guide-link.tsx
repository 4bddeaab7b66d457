import { ExternalLink } from 'lucide-react';
import type { ReactNode } from 'react';

/** A link to a page of the public guides, in a new tab. */
export function GuideLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a
      href={href}
      target="_blank"
      rel="noreferrer"
      className="inline-flex min-h-6 items-center gap-1.5 rounded-sm text-accent underline underline-offset-2"
    >
      {children}
      <ExternalLink className="size-3.5 shrink-0" aria-hidden="true" />
      <span className="sr-only">(in a new tab)</span>
    </a>
  );
}
