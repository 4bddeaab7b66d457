import { QueryClient } from '@tanstack/react-query';
import { afterEach, expect, test, vi } from 'vitest';
import { CreateTokenFlow, type FlowState } from './create-token-flow.ts';
import { tokenApi } from './token-api.ts';

const secret = `psc_v1_${'5e'.repeat(32)}`;

/** What the backend answers to each RPC of the flow. */
const answers: Record<string, unknown> = {
  CreateServiceAccount: { serviceAccount: { id: 'a', name: 'ci' } },
  CreateRoleBinding: { roleBinding: { id: 'b' } },
  CreateServiceAccountToken: { token: { id: 't', name: 'new', token: secret } },
};

afterEach(() => vi.unstubAllGlobals());

test('the secret of a new token is in the flow’s state only: in no cache, and gone after forget', async () => {
  const asked: string[] = [];
  vi.stubGlobal('fetch', (input: string) => {
    const rpc = input.slice(input.lastIndexOf('/') + 1);
    asked.push(rpc);
    return Promise.resolve(Response.json(answers[rpc]));
  });
  const queryClient = new QueryClient();
  let state: FlowState = { status: 'idle' };
  const flow = new CreateTokenFlow(
    {
      account: { kind: 'new', name: 'ci', role: 'system:writer', projectIds: [''] },
      token: { name: 'new', projectId: '' },
    },
    tokenApi(queryClient, 'acme', 'user:dev:owner@acme.example', new Date(0)),
    (next) => {
      state = next;
    },
  );

  await flow.run();
  expect(asked).toEqual(['CreateServiceAccount', 'CreateRoleBinding', 'CreateServiceAccountToken']);
  expect(state).toMatchObject({ status: 'done', token: { id: 't', secret } });
  expect(queryClient.getQueryCache().getAll()).toEqual([]);
  expect(queryClient.getMutationCache().getAll()).toEqual([]);

  flow.forget();
  expect(state).toEqual({ status: 'idle' });
});
