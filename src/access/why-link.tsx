import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Permission } from '#domain/rules/permissions.ts';
import type { EmptyLink } from '#src/kit/overlays/why-link.ts';
import { permissionIn } from './access-words.ts';
import { whySearch } from './why-search.ts';

/** The kit may fill in more: whatever a link takes. */
type WhyLinkProps = { permission: Permission; className?: string; children?: ReactNode };

/** Leads to the explanation why the person lacks a permission, in the project or the organization that is open. */
export function WhyLinkTo({ permission, ...props }: WhyLinkProps) {
  const { organizationId, projectId } = useParams({ strict: false });
  if (organizationId === undefined) return null;
  return (
    <Link
      to="/organizations/$organizationId/iam/explain-access"
      params={{ organizationId }}
      search={whySearch(permission, projectId)}
      preload={false}
      {...props}
    />
  );
}

/** For the kit's `WhyLink`: an empty link for a reason in the words of `reasonFor`, and nothing for other reasons. */
export function whyLink(reason: string): EmptyLink | undefined {
  const permission = permissionIn(reason);
  return permission && <WhyLinkTo permission={permission} />;
}
