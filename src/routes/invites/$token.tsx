import { createFileRoute } from '@tanstack/react-router';
import { AcceptPage } from '#src/features/invites/accept/accept-page.tsx';
import { AcceptPending } from '#src/features/invites/accept/accept-pending.tsx';
import { loadOffer } from '#src/features/invites/accept/load-offer.ts';

export const Route = createFileRoute('/invites/$token')({
  // Reads only: nothing but the button accepts.
  loader: ({ context: { queryClient }, params: { token } }) => loadOffer(queryClient, token),
  staticData: { title: 'Invite' },
  component: AcceptPage,
  pendingComponent: AcceptPending,
  // What happened to one invite must not show at another.
  remountDeps: ({ params: { token } }) => token,
});
