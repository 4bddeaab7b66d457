import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { ownAccessQuery } from '#src/api/access.ts';
import { readError } from '#src/api/errors.ts';
import { inviteDetailsQuery } from '#src/api/invites.ts';
import { organizationsQuery } from '#src/api/projects.ts';
import { selfQuery } from '#src/api/session.ts';
import { useLastError } from '#src/api/use-last-error.ts';
import { AcceptFrame } from './accept-frame.tsx';
import { AcceptPending } from './accept-pending.tsx';
import { InviteFailed } from './invite-failed.tsx';
import { OfferView } from './offer-view.tsx';

/** What failed in the loader is shown, not tried at once again. */
const retryOnMount = false;

const route = getRouteApi('/invites/$token');

/**
 * Where an invite's link leads: says who invites, into what, with which role, and as whom the person would join. Opening it
 * changes nothing; only the button accepts.
 */
export function AcceptPage() {
  const { token } = route.useParams();
  const self = useQuery({ ...selfQuery(), retryOnMount });
  const details = useQuery({ ...inviteDetailsQuery(token), retryOnMount });
  const organizations = useQuery({ ...organizationsQuery(), retryOnMount });
  const organizationId = details.data?.invite.organizationId ?? '';
  const isMember = organizations.data?.some(({ id }) => id === organizationId) ?? false;
  const access = useQuery({ ...ownAccessQuery(organizationId), enabled: isMember });
  const queries = [self, details, organizations, ...(isMember ? [access] : [])];
  const isKnown = queries.every(({ data }) => data !== undefined);
  // Accepting makes the person a member: what they have then is read while the page still says what is being done.
  const [wasKnown, setWasKnown] = useState(false);
  if (isKnown && !wasKnown) setWasKnown(true);
  const error = useLastError({
    data: isKnown || undefined,
    error: queries.find(({ data, error: why }) => why !== null && data === undefined)?.error ?? null,
  });

  if (error !== null) {
    const retry = () => void Promise.all(queries.filter(({ isError }) => isError).map((query) => query.refetch()));
    return (
      <AcceptFrame>
        <InviteFailed
          token={token}
          error={readError(error)}
          onRetry={retry}
          retrying={queries.some(({ isFetching }) => isFetching)}
        />
      </AcceptFrame>
    );
  }
  if (!self.data || !details.data || !(isKnown || wasKnown)) return <AcceptPending />;
  return (
    <AcceptFrame>
      <OfferView token={token} details={details.data} self={self.data} access={isMember ? access.data : undefined} />
    </AcceptFrame>
  );
}
