import type { ErrorComponentProps } from '@tanstack/react-router';
import { Suspense } from 'react';
import { readError } from '#src/api/errors.ts';
import { lazyPart } from '#src/kit/loading/lazy-part.tsx';
import { PagePending } from '#src/shell/page-pending.tsx';
import { RouteError } from '#src/shell/route-error.tsx';

const NoInvitesHere = lazyPart(() => import('./no-invites-here.tsx').then((module) => module.NoInvitesHere));

/** Why the list could not be loaded; a server without invites is told apart, because trying again is of no use there. */
export function InvitesError(props: ErrorComponentProps) {
  if (readError(props.error).kind !== 'unsupported') return <RouteError {...props} />;
  return (
    <Suspense fallback={<PagePending />}>
      <NoInvitesHere />
    </Suspense>
  );
}
