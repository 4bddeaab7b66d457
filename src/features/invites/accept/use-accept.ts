import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { type ApiError, readError } from '#src/api/errors.ts';
import { acceptInvite, inviteDetailsQuery, invalidateAccepted } from '#src/api/invites.ts';
import { organizationsQuery } from '#src/api/projects.ts';
import { toast } from '#src/kit/feedback/toast.tsx';

type Options = { token: string; organizationId: string; organizationName: string; role: string };

/** Why nothing was opened: the call failed, or the person accepted this invite before and lost their access since. */
export type Failure =
  | { readonly is: 'not-accepted' | 'not-opened'; readonly error: ApiError }
  | { readonly is: 'came-before' };

/**
 * Accepts the invite once, however often it is called, and opens the organization, which is in the switcher by then. An
 * invite works once per person, so trying again after a lost answer is safe: "accepted already" opens the organization too.
 */
export function useAccept({ token, organizationId, organizationName, role }: Options) {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const isRunning = useRef(false);
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();

  const open = async (words: string): Promise<Failure | undefined> => {
    await invalidateAccepted(queryClient, organizationId);
    const organizations = await queryClient.query({ ...organizationsQuery(), staleTime: 0 });
    if (!organizations.some(({ id }) => id === organizationId)) return { is: 'came-before' };
    toast(words);
    // Back then leads to where the person came from, not to a link that is used.
    await navigate({ to: '/organizations/$organizationId', params: { organizationId }, replace: true });
    return undefined;
  };
  const run = async (): Promise<Failure | undefined> => {
    let words = `You joined ${organizationName} as ${role}`;
    try {
      await acceptInvite(token);
    } catch (thrown) {
      const error = readError(thrown);
      if (error.kind !== 'exists') {
        // The page then says what became of the invite meanwhile.
        void queryClient.invalidateQueries({ queryKey: inviteDetailsQuery(token).queryKey });
        return { is: 'not-accepted', error };
      }
      words = `You have accepted this invite to ${organizationName} already`;
    }
    return open(words).catch((thrown: unknown): Failure => ({ is: 'not-opened', error: readError(thrown) }));
  };
  const accept = async () => {
    if (isRunning.current) return;
    isRunning.current = true;
    setIsBusy(true);
    setFailure(undefined);
    setFailure(await run());
    setIsBusy(false);
    isRunning.current = false;
  };
  return { accept: () => void accept(), isBusy, failure };
}
