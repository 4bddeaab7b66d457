import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { textLinkClass } from '#src/kit/controls/text-link.ts';

type MigrateLinkProps = {
  organizationId: string;
  /** The legacy token that the client uses now. */
  token: { readonly id: string; readonly projectId: string };
  /** The menu fills in more. */
  className?: string;
  children?: ReactNode;
};

/** Leads to the migration of a legacy token's client. */
export function MigrateLink({ organizationId, token, className = textLinkClass, ...props }: MigrateLinkProps) {
  return (
    <Link
      to="/organizations/$organizationId/projects/$projectId/migrate"
      params={{ organizationId, projectId: token.projectId }}
      search={{ from: token.id }}
      className={className}
      {...props}
    />
  );
}
