import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { userSubject } from '#domain/rules/subject.ts';
import { invalidateServiceAccountTokens } from '#src/api/service-account-tokens.ts';
import { selfQuery } from '#src/api/session.ts';
import { toast } from '#src/kit/feedback/toast.tsx';
import { CreateTokenFlow, type FlowState, type Removed, type TokenPlan } from './create-token-flow.ts';
import { leftBehind } from './half-done-words.ts';
import { refreshAccounts } from './refresh-accounts.ts';
import { tokenApi } from './token-api.ts';

const idle: FlowState = { status: 'idle' };

const removedWords: Record<Removed, (plan: TokenPlan) => string> = {
  account: ({ account }) => `Undone: service account ${account.name} was deleted, with its roles.`,
  token: ({ token }) => `Undone: API token ${token.name} was deleted.`,
  nothing: () => 'There was nothing to undo: nothing had been created.',
};

/**
 * Runs the flow for a screen. The state, which holds the secret, lives only in this component: `forget` drops it, and so
 * does unmounting. Reloads the lists whenever the flow pauses or ends.
 */
export function useCreateToken(organizationId: string) {
  const queryClient = useQueryClient();
  const { data: self } = useQuery(selfQuery());
  const [state, setState] = useState<FlowState>(idle);
  const [plan, setPlan] = useState<TokenPlan>();
  const [isAgain, setIsAgain] = useState(false);
  const flow = useRef<CreateTokenFlow>(undefined);

  const work = async <T>(act: (current: CreateTokenFlow) => Promise<T>): Promise<T | undefined> => {
    const current = flow.current;
    if (!current || current.isBusy) return undefined;
    const result = await act(current);
    if (flow.current !== current) sayLeft(current);
    const { account } = current.made;
    void refreshAccounts(queryClient, organizationId);
    if (account) void invalidateServiceAccountTokens(queryClient, organizationId, account.id);
    return result;
  };

  const start = async (next: TokenPlan) => {
    if (flow.current?.isBusy) return flow.current.state;
    const subject = self ? userSubject(self.authProvider, self.email) : '';
    const api = tokenApi(queryClient, organizationId, subject, new Date());
    setPlan(next);
    setIsAgain(false);
    flow.current = new CreateTokenFlow(next, api, setState);
    return (await work(run)) ?? idle;
  };

  const leave = useCallback(() => {
    flow.current?.stop();
    flow.current = undefined;
  }, []);
  const forget = useCallback(() => {
    leave();
    setState(idle);
  }, [leave]);
  useEffect(() => leave, [leave]);

  const again = <T>(act: (current: CreateTokenFlow) => Promise<T>) => {
    setIsAgain(true);
    return work(act);
  };
  return {
    state,
    plan,
    /** Whether this is a retry or an undo. */
    isAgain,
    /** Starts a new flow. Like `retry`, returns how it ended. */
    start,
    retry: async () => (await again(run)) ?? idle,
    /** Returns what it removed, in words, unless it failed. */
    undo: async () => {
      const removed = await again((current) => current.undo());
      return removed && plan && removedWords[removed](plan);
    },
    forget,
  };
}

async function run(flow: CreateTokenFlow): Promise<FlowState> {
  await flow.run();
  return flow.state;
}

/** The person left while it ran: says what is there now and that nobody finished it. */
function sayLeft(flow: CreateTokenFlow): void {
  if (flow.unfinished) toast(leftBehind(flow.plan, flow.unfinished), { failed: true });
}
