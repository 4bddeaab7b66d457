import { Code } from '@connectrpc/connect';
import { describe, expect, test } from 'vitest';
import { readError } from '#src/api/errors.ts';
import { expireInvite, invitesQuery } from '#src/api/invites.ts';
import { createRoleBinding, deleteRoleBinding, roleBindingsQuery, rolesQuery } from '#src/api/roles.ts';
import { acme, type Backend, projects, type Rpc, startConsole, subjectOf } from '#src/api/testing-console.ts';
import { isOpen } from '../open-invite.ts';
import { replaceApi } from './replace-api.ts';
import { type ReplaceApi, ReplaceFlow, type ReplaceState } from './replace-flow.ts';
import type { Step } from './replace-steps.ts';

/** A replacement against the domain, and what the backend has afterwards. Release Engineer has one holder and one invite. */

const inAcme = { organizationId: acme };
const sam = 'user:google:sam@acme.example in staging';

type Start = { name?: string; idle?: boolean; before?: (step: Step, backend: Backend) => unknown };

/** `before` is called before each step: what it returns is waited for. */
async function startReplacement({ name = 'Deployer', idle = false, before: beforeStep }: Start = {}) {
  const { backend, queryClient } = startConsole('owner');
  const fresh = { staleTime: 0 } as const;
  const roles = await queryClient.query({ ...rolesQuery(acme), ...fresh });
  const old = roles.find((role) => role.name === 'Release Engineer');
  if (!old) throw new Error('the seed has no Release Engineer');
  const api = replaceApi(queryClient, {
    organizationId: acme,
    old,
    name,
    permissions: ['project.read', 'debuginfo.write'],
    self: subjectOf('owner'),
    known: new Set(roles.map(({ id }) => id)),
    now: backend.now,
  });
  const states: ReplaceState[] = [];
  const rules = { isIdle: () => idle, isOwn: () => false };
  const watched: ReplaceApi = {
    ...api,
    async do(step) {
      await beforeStep?.(step, backend);
      await api.do(step);
    },
  };
  const flow = new ReplaceFlow(watched, rules, (state) => states.push(state));
  backend.asked.length = 0;
  return { backend, flow, states: () => states.map(({ status }) => status), has: () => backend.as('owner', hasNow) };

  /** Each custom role of the two, with who has it and how many open invites give it. */
  async function hasNow() {
    const [now, bindings, invites] = await Promise.all([
      queryClient.query({ ...rolesQuery(acme), ...fresh }),
      queryClient.query({ ...roleBindingsQuery(acme), ...fresh }),
      queryClient.query({ ...invitesQuery(acme), ...fresh }),
    ]);
    const two = now.filter((role) => !role.isSystem && role.name !== 'Billing Admin');
    return Object.fromEntries(
      two.map((role) => [
        role.name,
        {
          holders: bindings.filter((one) => one.role === `${acme}:${role.name}`).map(placeWords),
          invites: invites.filter((one) => one.roleId === role.id && isOpen(one, backend.now())).length,
        },
      ]),
    );
  }
}

function placeWords({ subject, projectId }: { subject: string; projectId: string }) {
  return `${subject} in ${projectId === projects.staging ? 'staging' : 'another place'}`;
}

const before = { 'Release Engineer': { holders: [sam], invites: 1 } };
const after = { Deployer: { holders: [sam], invites: 1 } };

test('the new role is made and given before the old one goes', async () => {
  const { flow, backend, has } = await startReplacement();
  await flow.run();
  expect(flow.state).toEqual({ status: 'done' });
  expect(backend.asked.filter((rpc) => !rpc.startsWith('List'))).toEqual([
    'CreateRole',
    'CreateRoleBinding',
    'CreateInvite',
    'ExpireInvite',
    'DeleteRoleBinding',
    'DeleteRole',
  ]);
  expect(await has()).toEqual(after);
});

test('a name with spaces around it moves everything, too', async () => {
  const { flow, has } = await startReplacement({ name: '  Deployer ' });
  await flow.run();
  expect(await has()).toEqual(after);
});

test('a second press does nothing twice', async () => {
  const { flow, backend, has } = await startReplacement();
  await Promise.all([flow.run(), flow.run()]);
  await flow.run();
  expect(backend.asked.filter((rpc) => rpc === 'CreateRole')).toHaveLength(1);
  expect(await has()).toEqual(after);
});

test('what has no effect any more is not moved', async () => {
  const { flow, has } = await startReplacement({ idle: true });
  await flow.run();
  expect(await has()).toEqual({ Deployer: { holders: [], invites: 1 } });
});

describe('a refusal', () => {
  test.each(['CreateRole', 'CreateRoleBinding', 'CreateInvite'] as const)('of %s undoes all before', async (rpc) => {
    const { flow, backend, has, states } = await startReplacement();
    backend.fail(rpc, Code.ResourceExhausted);
    await flow.run();
    expect(flow.state.status).toBe('unchanged');
    expect(states()).toContain('undoing');
    expect(await has()).toEqual(before);
  });

  test('of a name that another role has says so, and leaves that role alone', async () => {
    const { flow, has } = await startReplacement({ name: 'Billing Admin' });
    await flow.run();
    expect(flow.state.status).toBe('unchanged');
    expect('error' in flow.state && readError(flow.state.error).kind).toBe('exists');
    expect(await has()).toEqual(before);
  });

  test('of the undoing says what stands; undoing can be tried again', async () => {
    const { flow, backend, has } = await startReplacement();
    backend.fail('CreateInvite', Code.ResourceExhausted);
    backend.fail('DeleteRoleBinding', Code.PermissionDenied);
    await flow.run();
    expect(flow.state).toMatchObject({
      status: 'halfway',
      canUndo: true,
      world: { old: { bindings: [{}], invites: [{}] }, next: { bindings: [{}], invites: [] } },
    });
    await flow.undo();
    expect(flow.state.status).toBe('unchanged');
    expect(await has()).toEqual(before);
  });

  test.each(['DeleteRoleBinding', 'DeleteRole'] as const)(
    'of %s, when something is gone already, says what stands; trying again completes it',
    async (rpc) => {
      const { flow, backend, has } = await startReplacement();
      backend.fail(rpc, Code.PermissionDenied);
      await flow.run();
      expect(flow.state).toMatchObject({ status: 'halfway', canUndo: false, world: { next: { bindings: [{}] } } });
      await flow.undo();
      expect(flow.state.status, 'there is only the way forward').toBe('halfway');
      await flow.run();
      expect(flow.state.status).toBe('done');
      expect(await has()).toEqual(after);
    },
  );
});

describe('an answer that was lost', () => {
  const all: readonly Rpc[] = [
    'CreateRole',
    'CreateRoleBinding',
    'CreateInvite',
    'ExpireInvite',
    'DeleteRoleBinding',
    'DeleteRole',
  ];
  test.each(all)('of %s is found by looking, and nothing is done twice', async (rpc) => {
    const { flow, backend, has } = await startReplacement();
    backend.loseAnswer(rpc);
    await flow.run();
    expect(flow.state.status).toBe('done');
    expect(await has()).toEqual(after);
  });

  test('while nothing can be read stays unknown; trying again finds and completes it', async () => {
    const { flow, backend, has } = await startReplacement({
      before: ({ kind }, then) => kind === 'create-role' && then.fail('ListRoles', Code.Unavailable, 3),
    });
    backend.loseAnswer('CreateRole');
    await flow.run();
    expect(flow.state).toMatchObject({ status: 'halfway', canUndo: true, world: undefined });
    await flow.run();
    expect(flow.state.status).toBe('done');
    expect(await has()).toEqual(after);
  });
});

describe('what somebody else does meanwhile', () => {
  test('who lost the old role does not get the new one', async () => {
    const { flow, has } = await startReplacement({
      before: (step, backend) =>
        step.kind === 'take' &&
        !backend.asked.includes('DeleteRoleBinding') &&
        backend.as('owner', () => deleteRoleBinding({ ...inAcme, id: step.binding.id })).catch(() => undefined),
    });
    await flow.run();
    expect(flow.state.status).toBe('done');
    expect(await has()).toEqual({ Deployer: { holders: [], invites: 1 } });
  });

  test('an invite that was ended since the last look is not made anew', async () => {
    const { flow, has } = await startReplacement({
      before: (step, backend) =>
        step.kind === 'invite' && backend.as('owner', () => expireInvite({ ...inAcme, id: step.invite.id })),
    });
    await flow.run();
    expect(flow.state.status).toBe('done');
    expect(await has()).toEqual({ Deployer: { holders: [sam], invites: 0 } });
  });

  test('an invite that somebody else ends after its successor was made ends the successor, too', async () => {
    const {
      flow,
      has,
      backend: acmes,
    } = await startReplacement({
      before: (step, backend) =>
        step.kind === 'end' &&
        !backend.asked.includes('ExpireInvite') &&
        backend.as('viewer', () => expireInvite({ ...inAcme, id: step.invite.id })),
    });
    await acmes.as('owner', () => createRoleBinding({ ...inAcme, subject: subjectOf('viewer'), role: 'system:owner' }));
    await flow.run();
    expect(flow.state.status).toBe('done');
    expect(await has()).toEqual({ Deployer: { holders: [sam], invites: 0 } });
  });

  test('who was given the old role at the end gets the new one by trying again', async () => {
    const { flow, backend, has } = await startReplacement();
    backend.fail('DeleteRole', Code.Unavailable, 2);
    await flow.run();
    expect(flow.state.status).toBe('halfway');
    const more = { ...inAcme, subject: 'serviceaccount:ci-debuginfo-upload', role: `${acme}:Release Engineer` };
    await backend.as('owner', () => createRoleBinding(more));
    await flow.run();
    expect(await has()).toEqual({
      Deployer: { holders: [sam, 'serviceaccount:ci-debuginfo-upload in another place'], invites: 1 },
    });
  });
});
