import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Suspense } from 'react';
import { organizationsQuery } from '#src/api/projects.ts';
import { lazyPart } from '#src/kit/loading/lazy-part.tsx';
import { PagePending } from '#src/shell/page-pending.tsx';
import { NotFound } from '#src/shell/route-error.tsx';

const UnseenOrganization = lazyPart(() => import('./unseen-organization.tsx').then((m) => m.UnseenOrganization));

/** For an address inside an organization where the page, or the organization, is not found. */
export function OrganizationNotFound() {
  const { organizationId } = useParams({ from: '/organizations/$organizationId' });
  const { data: organizations } = useQuery(organizationsQuery());
  if (organizations?.some(({ id }) => id === organizationId)) return <NotFound />;
  return (
    <Suspense fallback={<PagePending />}>
      <UnseenOrganization />
    </Suspense>
  );
}
