import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { type User, UserService } from '#proto/polarsignals/user/v1alpha1/user_pb.ts';
import { rpcQuery } from './rpc-query.ts';
import { call, present } from './transport.ts';

/** Who is signed in. */
export function selfQuery() {
  return queryOptions({
    ...rpcQuery(UserService.method.getSelf, {}),
    select: ({ user }) => present(user, 'user'),
  });
}

/**
 * Changes the person's name. `self` is the answer of `selfQuery`, whose other fields stay. Reads the person again
 * afterwards. Fails as invalid; the violation is `user.name`.
 */
export async function updateSelf(queryClient: QueryClient, self: User, name: string): Promise<void> {
  await call(UserService.method.updateSelf, { user: { ...self, name } });
  await queryClient.invalidateQueries({ queryKey: selfQuery().queryKey });
}

/**
 * The server's address that starts a sign-in and returns to `returnTo`, a local path. Needs a full navigation.
 * @param account `another`: the provider asks for an account, even if it knows the person
 */
export function signInAddress(returnTo: string, account?: 'another'): string {
  return `/auth/sign-in?${account ? `account=${account}&` : ''}return=${encodeURIComponent(returnTo)}`;
}

let channel: BroadcastChannel | undefined;

/** One channel to send and to listen: a channel doesn't deliver its own messages to itself. */
function otherTabs(): BroadcastChannel {
  return (channel ??= new BroadcastChannel('session'));
}

/** Ends the session on the server, and tells the other tabs. Throws when the server did not confirm it. */
export async function signOut(): Promise<void> {
  const response = await fetch('/auth/sign-out', { method: 'POST', credentials: 'same-origin' });
  if (!response.ok) throw new Error(`sign-out answered ${response.status}`);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has one origin only: this one
  otherTabs().postMessage('signed out');
}

/** Calls `listener` when the person signs out in another tab; returns a function that stops it. */
export function onSignOutElsewhere(listener: () => void): () => void {
  otherTabs().addEventListener('message', listener);
  return () => otherTabs().removeEventListener('message', listener);
}
