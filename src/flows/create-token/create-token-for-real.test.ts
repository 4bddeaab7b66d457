import { Code } from '@connectrpc/connect';
import { describe, expect, test } from 'vitest';
import { RoleService } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';
import { readError } from '#src/api/errors.ts';
import { createRoleBinding } from '#src/api/roles.ts';
import { serviceAccountTokensQuery } from '#src/api/service-account-tokens.ts';
import { deleteServiceAccount } from '#src/api/service-accounts.ts';
import { accounts, acme, projects, subjectOf } from '#src/api/testing-console.ts';
import { call } from '#src/api/transport.ts';
import { isHalfDone, type TokenPlan } from './create-token-flow.ts';
import { leftBehind } from './half-done-words.ts';
import { complete, existing, nothing, plan, startFlow } from './start-flow.ts';

/** The flow against the domain: what is really there after each way that it can go. */

const inAcme = { organizationId: acme };
const { production, staging } = projects;
const everything = ['CreateServiceAccount', 'CreateRoleBinding', 'CreateRoleBinding', 'CreateServiceAccountToken'];

test('makes the account, its role bindings and its token, and hands over the secret', async () => {
  const { backend, flow, state, there } = startFlow();
  await flow.run();
  expect(state()).toMatchObject({ status: 'done', token: { secret: expect.stringMatching(/^psc_v1_[0-9a-f]{64}$/) } });
  expect(backend.asked).toEqual(everything);
  expect(await there()).toEqual(complete);
});

test('the second token of an account that exists is limited to the project that was asked for', async () => {
  const { backend, flow, queryClient, state } = startFlow(existing);
  await flow.run();
  expect(state().status).toBe('done');
  expect(backend.asked).toEqual(['CreateServiceAccountToken']);
  const tokens = await queryClient.query(serviceAccountTokensQuery(acme, accounts.incidentBot));
  expect(tokens.map(({ name, projectId }) => [name, projectId])).toContainEqual(['second', production]);
});

test('a double click makes one of each', async () => {
  const { backend, flow, there } = startFlow();
  await Promise.all([flow.run(), flow.run()]);
  await flow.run();
  expect(backend.asked).toEqual(everything);
  expect(await there()).toEqual(complete);
});

/** Timestamps hold bigints, which JSON has not. */
const writable = (_: string, value: unknown) => (typeof value === 'bigint' ? String(value) : value);

test('the secret is in no cache, not even when the lists are read afterwards, and gone after forget', async () => {
  const { flow, queryClient, state, there } = startFlow();
  await flow.run();
  const done = state();
  const secret = done.status === 'done' ? done.token.secret : undefined;
  await there();
  const cached = queryClient.getQueryCache().getAll();
  expect(cached).toHaveLength(3);
  expect(secret).toBeDefined();
  const written = JSON.stringify(
    cached.map(({ queryKey, state: { data } }) => [queryKey, data]),
    writable,
  );
  expect(written).toContain('ci token');
  expect(written).not.toContain(secret);
  expect(queryClient.getMutationCache().getAll()).toEqual([]);
  flow.forget();
  expect(state()).toEqual({ status: 'idle' });
});

describe('refused half way', () => {
  test('says what was made; going on finishes without a second of anything', async () => {
    const { backend, flow, state, there } = startFlow();
    backend.fail('CreateRoleBinding', Code.ResourceExhausted);
    await flow.run();
    const failed = state();
    expect(failed).toMatchObject({ status: 'failed', step: { kind: 'binding', projectId: production } });
    expect(failed.status === 'failed' && leftBehind(plan, failed)).toBe(
      'Service account ci was created, but its token was not.',
    );
    expect(await there()).toEqual({ accounts: 1, scopes: [], tokens: [] });
    await flow.run();
    expect(state().status).toBe('done');
    expect(await there()).toEqual(complete);
    expect(backend.asked.filter((rpc) => rpc === 'CreateServiceAccount')).toHaveLength(1);
  });

  test('by the rule against escalation, it names what the person lacks, and goes on once they have it', async () => {
    const wanted: TokenPlan = {
      ...plan,
      account: { ...plan.account, kind: 'new', role: 'system:writer', projectIds: [''] },
    };
    const { backend, flow, state, there } = startFlow(wanted, 'viewer');
    const give = (role: string) =>
      backend.as('owner', () => createRoleBinding({ ...inAcme, subject: subjectOf('viewer'), role }));
    const permissions = ['serviceaccount.create', 'serviceaccounttoken.create', 'rolebinding.create'];
    await backend.as('owner', () => call(RoleService.method.createRole, { ...inAcme, name: 'Maker', permissions }));
    await give(`${acme}:Maker`);

    await flow.run();
    await flow.run();
    const failed = state();
    expect(failed).toMatchObject({ status: 'failed', step: { kind: 'binding', projectId: '' } });
    expect(failed.status === 'failed' && readError(failed.error)).toMatchObject({
      reason: 'ESCALATION',
      missingPermissions: ['profile.write', 'debuginfo.write'],
    });
    expect(await there()).toEqual({ accounts: 1, scopes: [], tokens: [] });

    await give('system:writer');
    await flow.run();
    expect(state().status).toBe('done');
    expect(await there()).toEqual({ accounts: 1, scopes: [''], tokens: ['ci token'] });
  });

  test('undo removes the account with the role bindings that it got, and the next run begins anew', async () => {
    const { backend, flow, state, there } = startFlow();
    backend.fail('CreateServiceAccountToken', Code.ResourceExhausted);
    await flow.run();
    expect(isHalfDone(plan, state())).toBe(true);
    expect(await there()).toEqual({ accounts: 1, scopes: [production, staging], tokens: [] });
    expect(await flow.undo()).toBe('account');
    expect(await there()).toEqual(nothing);
    expect(state()).toEqual({ status: 'idle' });
    await flow.run();
    expect(state().status).toBe('done');
    expect(await there()).toEqual(complete);
  });

  test('undo counts an account that somebody else deleted meanwhile as removed', async () => {
    const { backend, flow, there } = startFlow();
    backend.fail('CreateServiceAccountToken', Code.ResourceExhausted);
    await flow.run();
    await backend.as('owner', () => deleteServiceAccount({ ...inAcme, id: flow.made.account?.id ?? '' }));
    expect(await flow.undo()).toBe('account');
    expect(await there()).toEqual(nothing);
  });

  test('an undo that failed can be tried again', async () => {
    const { backend, flow, state, there } = startFlow();
    backend.fail('CreateServiceAccountToken', Code.ResourceExhausted);
    backend.fail('DeleteServiceAccount', Code.Internal);
    await flow.run();
    expect(await flow.undo()).toBeUndefined();
    expect(state().status).toBe('undo-failed');
    expect(await there()).toMatchObject({ accounts: 1 });
    expect(await flow.undo()).toBe('account');
    expect(await there()).toEqual(nothing);
  });

  test('a session that ended is no half work lost: signed in again, the same flow goes on', async () => {
    const { backend, flow, state, there } = startFlow();
    backend.fail('CreateServiceAccountToken', Code.Unauthenticated);
    await flow.run();
    const failed = state();
    expect(failed.status === 'failed' && readError(failed.error).kind).toBe('signed-out');
    await flow.run();
    expect(state().status).toBe('done');
    expect(await there()).toEqual(complete);
  });
});

describe('refused at the first step, nothing is half done', () => {
  test('for the viewer, who reads which permission is missing', async () => {
    const { flow, state, there } = startFlow(plan, 'viewer');
    await flow.run();
    const failed = state();
    expect(failed.status === 'failed' && readError(failed.error).missingPermissions).toEqual(['serviceaccount.create']);
    expect(isHalfDone(plan, failed)).toBe(false);
    expect(await there()).toEqual(nothing);
  });

  test('for a name that another account has: that account gets no role and no token of this plan', async () => {
    const { flow, state, there } = startFlow({
      account: { kind: 'new', name: 'incident-bot', role: 'system:owner', projectIds: [''] },
      token: plan.token,
    });
    await flow.run();
    await flow.run();
    expect(state()).toMatchObject({ status: 'failed', step: { kind: 'account' } });
    expect(await there('incident-bot')).toEqual({ accounts: 1, scopes: [], tokens: ['pager'] });
  });

  test('for a token name that the account has already', async () => {
    const taken: TokenPlan = { ...existing, token: { name: 'pager', projectId: '' } };
    const { flow, state, there } = startFlow(taken);
    await flow.run();
    const failed = state();
    expect(failed.status === 'failed' && readError(failed.error)).toMatchObject({
      kind: 'exists',
      message: '“incident-bot” has a token named “pager” already. Choose another name.',
    });
    expect(isHalfDone(taken, failed)).toBe(false);
    expect(await flow.undo()).toBe('nothing');
    expect(await there('incident-bot')).toMatchObject({ tokens: ['pager'] });
  });
});

describe('left while it runs', () => {
  test('begins no further step, and says what is there', async () => {
    const { backend, flow, there } = startFlow();
    const running = flow.run();
    flow.stop();
    await running;
    expect(backend.asked).toEqual(['CreateServiceAccount']);
    expect(await there()).toEqual({ accounts: 1, scopes: [], tokens: [] });
    expect(flow.unfinished && leftBehind(plan, flow.unfinished)).toBe(
      'Service account ci was created, but its token was not.',
    );
  });

  test('drops the secret of a token that comes too late, and says that nobody has it', async () => {
    const { flow, state } = startFlow(existing);
    const running = flow.run();
    flow.stop();
    await running;
    expect(JSON.stringify(state(), writable)).not.toContain('psc_v1_');
    expect(flow.unfinished && leftBehind(existing, flow.unfinished)).toBe(
      'API token second was created, but nobody has its value.',
    );
  });

  test('says nothing when it is finished, or has made nothing', async () => {
    const { flow } = startFlow(existing);
    expect(flow.unfinished).toBeUndefined();
    flow.stop();
    await flow.run();
    expect(flow.unfinished).toBeUndefined();
  });
});
