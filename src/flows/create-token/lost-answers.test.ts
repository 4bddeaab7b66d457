import { Code } from '@connectrpc/connect';
import { describe, expect, test } from 'vitest';
import { RoleService } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';
import { readError } from '#src/api/errors.ts';
import { createRoleBinding } from '#src/api/roles.ts';
import { serviceAccountTokensQuery } from '#src/api/service-account-tokens.ts';
import { createServiceAccount, serviceAccountsQuery } from '#src/api/service-accounts.ts';
import { accounts, acme, projects, subjectOf } from '#src/api/testing-console.ts';
import { call } from '#src/api/transport.ts';
import { CreateTokenFlow, isHalfDone, LostTokenError, type TokenPlan } from './create-token-flow.ts';
import { leftBehind } from './half-done-words.ts';
import { complete, existing, nothing, plan, startFlow } from './start-flow.ts';
import { tokenApi } from './token-api.ts';

/** The flow against the domain, when the work was done and nobody heard of it. */

const inAcme = { organizationId: acme };

describe('an answer that was lost', () => {
  test.each(['CreateServiceAccount', 'CreateRoleBinding'] as const)(
    'of %s is looked for, and going on makes nothing twice',
    async (rpc) => {
      const { backend, flow, state, there } = startFlow();
      backend.loseAnswer(rpc);
      await flow.run();
      expect(state()).toMatchObject({ status: 'failed', made: { unclear: true } });
      await flow.run();
      expect(state().status).toBe('done');
      expect(await there()).toEqual(complete);
    },
  );

  test('of an account that was not created after all is no obstacle: it is created then', async () => {
    const { backend, flow, state, there } = startFlow();
    backend.fail('CreateServiceAccount', Code.Unavailable);
    await flow.run();
    expect(state()).toMatchObject({ status: 'failed', made: { account: undefined, unclear: true } });
    await flow.run();
    expect(state().status).toBe('done');
    expect(await there()).toEqual(complete);
  });

  test('of a role binding is no obstacle to somebody who may not look: that it is there already is enough', async () => {
    const { backend, flow, state, there } = startFlow(plan, 'newcomer');
    const permissions = [
      'serviceaccount.create',
      'serviceaccounttoken.create',
      'rolebinding.create',
      'debuginfo.write',
    ];
    await backend.as('owner', async () => {
      await call(RoleService.method.createRole, { ...inAcme, name: 'Maker', permissions });
      await createRoleBinding({ ...inAcme, subject: subjectOf('newcomer'), role: `${acme}:Maker` });
    });
    backend.loseAnswer('CreateRoleBinding');
    await flow.run();
    await flow.run();
    expect(state().status).toBe('done');
    expect(await there()).toEqual(complete);
  });

  test('is not mistaken for done because the account has the role in another project', async () => {
    const role = 'system:debuginfo-writer';
    const { backend, flow, state, there } = startFlow({
      account: { kind: 'new', name: 'ci', role, projectIds: [projects.staging] },
      token: plan.token,
    });
    backend.fail('CreateRoleBinding', Code.Unavailable);
    await flow.run();
    const elsewhere = { ...inAcme, subject: 'serviceaccount:ci', role, projectId: projects.production };
    await backend.as('owner', () => createRoleBinding(elsewhere));
    await flow.run();
    expect(state().status).toBe('done');
    expect(await there()).toEqual(complete);
  });

  test('of the account can be undone: the account that nobody heard of is found and removed', async () => {
    const { backend, flow, there } = startFlow();
    backend.loseAnswer('CreateServiceAccount');
    await flow.run();
    expect(await there()).toMatchObject({ accounts: 1 });
    expect(await flow.undo()).toBe('account');
    expect(await there()).toEqual(nothing);
  });

  test('never takes somebody else’s new account of the same name for its own', async () => {
    const { backend, flow, state, there } = startFlow();
    await backend.as('owner', () =>
      createRoleBinding({ ...inAcme, subject: subjectOf('newcomer'), role: 'system:owner' }),
    );
    backend.fail('CreateServiceAccount', Code.Unavailable);
    await flow.run();
    await backend.as('newcomer', () => createServiceAccount({ ...inAcme, name: 'ci' }));
    await flow.run();
    expect(state()).toMatchObject({ status: 'failed', step: { kind: 'account' }, made: { account: undefined } });
    expect(await there()).toEqual({ accounts: 1, scopes: [], tokens: [] });
  });

  test('of the token is told at once, and going on replaces the token whose secret nobody has', async () => {
    const { backend, flow, state, there } = startFlow(existing);
    backend.loseAnswer('CreateServiceAccountToken');
    await flow.run();
    const failed = state();
    expect(failed.status === 'failed' && leftBehind(existing, failed)).toBe(
      'API token second was created, but nobody has its value.',
    );
    await flow.run();
    expect(state().status).toBe('done');
    expect(await there('incident-bot')).toMatchObject({ tokens: ['pager', 'second'] });
  });

  test('of the token, when a look failed too, is told before anything is replaced', async () => {
    const { backend, flow, state, there } = startFlow(existing);
    backend.loseAnswer('CreateServiceAccountToken');
    backend.fail('ListServiceAccountTokens', Code.Internal);
    await flow.run();
    const failed = state();
    expect(failed.status === 'failed' && leftBehind(existing, failed)).toBe('API token second may have been created.');
    await flow.run();
    const told = state();
    expect(told.status === 'failed' && told.error).toBeInstanceOf(LostTokenError);
    await flow.run();
    expect(state().status).toBe('done');
    expect(await there('incident-bot')).toMatchObject({ tokens: ['pager', 'second'] });
  });

  test('of a token that was never made claims none that has its name: nothing is deleted, and the name is said to be taken', async () => {
    const taken: TokenPlan = { ...existing, token: { name: 'pager', projectId: '' } };
    const { backend, flow, queryClient, state } = startFlow(taken);
    const pager = () => queryClient.query({ ...serviceAccountTokensQuery(acme, accounts.incidentBot), staleTime: 0 });
    const before = await pager();
    backend.fail('CreateServiceAccountToken', Code.Unavailable);
    await flow.run();
    expect(state()).toMatchObject({ status: 'failed', made: { lostToken: undefined, unclear: true } });
    await flow.run();
    const failed = state();
    expect(failed.status === 'failed' && readError(failed.error).kind).toBe('exists');
    expect(isHalfDone(taken, failed)).toBe(false);
    expect(await flow.undo()).toBe('nothing');
    expect(await pager()).toEqual(before);
  });

  test('of a token is not taken for one that the person made a minute ago and that the list had by then', async () => {
    const { backend, flow, queryClient } = startFlow(existing);
    await flow.run();
    const tokens = await queryClient.query({ ...serviceAccountTokensQuery(acme, accounts.incidentBot), staleTime: 0 });
    await queryClient.query(serviceAccountsQuery(acme));
    const api = tokenApi(queryClient, acme, subjectOf('owner'), backend.now());
    const again = new CreateTokenFlow(existing, api, () => undefined);
    backend.fail('CreateServiceAccountToken', Code.Unavailable);
    await again.run();
    expect(await again.undo()).toBe('nothing');
    expect(await queryClient.query(serviceAccountTokensQuery(acme, accounts.incidentBot))).toEqual(tokens);
  });

  test('of the token can be undone: the token goes, the account that was there before stays', async () => {
    const { backend, flow, there } = startFlow(existing);
    backend.loseAnswer('CreateServiceAccountToken');
    await flow.run();
    expect(await flow.undo()).toBe('token');
    expect(await there('incident-bot')).toEqual({ accounts: 1, scopes: [], tokens: ['pager'] });
  });

  test('of the token, when a look failed too, can be undone: it is looked for again, and deleted', async () => {
    const { backend, flow, state, there } = startFlow(existing);
    backend.loseAnswer('CreateServiceAccountToken');
    backend.fail('ListServiceAccountTokens', Code.Internal);
    await flow.run();
    expect(isHalfDone(existing, state())).toBe(true);
    expect(await flow.undo()).toBe('token');
    expect(await there('incident-bot')).toEqual({ accounts: 1, scopes: [], tokens: ['pager'] });
  });
});
