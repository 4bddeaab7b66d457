import { Link } from '@tanstack/react-router';
import { Building2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { formatCount } from '#src/lib/counted.ts';

/** Headings of the list by scope, which most people don't open. */

export function ThroughOrganization() {
  return (
    <span className="flex items-start gap-2">
      <Building2 className="mt-0.5 size-4 shrink-0 text-text-muted" aria-hidden="true" />
      Through the whole organization
    </span>
  );
}

/** A project's name, and a link that adds who is in it through the whole organization. */
export function WithWider({ label, projectId, wide }: { label: ReactNode; projectId: string; wide: number }) {
  return (
    <span className="flex flex-wrap items-center gap-x-3">
      {label}
      <Link
        from="/organizations/$organizationId/iam/role-bindings"
        to="."
        search={(previous) => ({ ...previous, scope: [projectId], page: undefined })}
        resetScroll={false}
        preload={false}
        className="rounded-sm font-normal text-text-muted underline underline-offset-2 hover:text-text"
      >
        {formatCount(wide)} more through the whole organization
      </Link>
    </span>
  );
}
