import { Code } from '@connectrpc/connect';
import { describe, expect, test } from 'vitest';
import { readError } from '#src/api/errors.ts';
import { createRoleBinding, deleteRoleBinding, roleBindingsQuery } from '#src/api/roles.ts';
import { acme, type Person, projects, startConsole, subjectOf } from '#src/api/testing-console.ts';
import { changeApi } from './change-api.ts';
import { ChangeFlow, type ChangeState, type RoleAt } from './change-flow.ts';
import { standingLines } from './change-words.ts';

/** The change against the domain, and what the backend has afterwards. */

const { production, staging, development } = projects;
const inAcme = { organizationId: acme };
const scraper = 'serviceaccount:scraper-edge';
const incident = 'serviceaccount:incident-bot';
const writer = { role: 'system:writer', projectId: development };
const viewer = { role: 'system:viewer', projectId: development };

type Start = { subject?: string; from?: RoleAt; to?: readonly RoleAt[]; person?: Person };

/** Incident-bot gets `from`; it will be changed to `to`. */
async function startChange({ subject = incident, from = viewer, to = [writer], person = 'owner' }: Start = {}) {
  const { backend, queryClient } = startConsole(person);
  const list = () => backend.as('owner', () => queryClient.query({ ...roleBindingsQuery(acme), staleTime: 0 }));
  const before = await list();
  const there = before.find((one) => one.subject === subject && one.role === from.role);
  const { id } = there ?? (await backend.as('owner', () => createRoleBinding({ ...inAcme, subject, ...from })));
  const known = new Set((await list()).map((binding) => binding.id));
  const states: ChangeState[] = [];
  const api = changeApi(queryClient, { organizationId: acme, subject, self: subjectOf(person), known });
  const flow = new ChangeFlow({ subject, from: [{ id, ...from }], to }, api, (state) => states.push(state));
  return {
    backend,
    flow,
    id,
    states: () => states.map(({ status }) => status),
    error: () => ('error' in flow.state ? readError(flow.state.error) : undefined),
    has: async () =>
      (await list()).filter((one) => one.subject === subject).map(({ role, projectId }) => ({ role, projectId })),
  };
}

test('a role is changed in place: the new one is there before the old one goes', async () => {
  const { flow, backend, has, states } = await startChange();
  await flow.run();
  expect(states()).toEqual(['running', 'done']);
  expect(backend.asked).toEqual(['ListRoleBindings', 'CreateRoleBinding', 'DeleteRoleBinding']);
  expect(await has()).toEqual([writer]);
});

test('a scope is changed to several projects', async () => {
  const to = [staging, production].map((projectId) => ({ role: 'system:viewer', projectId }));
  const { flow, has } = await startChange({ from: { role: 'system:viewer', projectId: '' }, to });
  await flow.run();
  expect(await has()).toEqual(to);
});

test('whoever has the new role already keeps it, and only loses the old one', async () => {
  const { flow, has, backend } = await startChange();
  await backend.as('owner', () => createRoleBinding({ ...inAcme, subject: incident, ...writer }));
  await flow.run();
  expect(flow.state).toMatchObject({ status: 'done', standing: { news: [{ state: 'existed' }] } });
  expect(await has()).toEqual([writer]);
});

test('a second press changes nothing twice', async () => {
  const { flow, has, backend } = await startChange();
  await Promise.all([flow.run(), flow.run()]);
  await flow.run();
  expect(backend.asked).toEqual(['ListRoleBindings', 'CreateRoleBinding', 'DeleteRoleBinding']);
  expect(await has()).toEqual([writer]);
});

describe('a refusal', () => {
  test('of the new role changes nothing', async () => {
    const { flow, has, error } = await startChange({ to: [{ role: `${acme}:Gone`, projectId: development }] });
    await flow.run();
    expect(flow.state.status).toBe('unchanged');
    expect(error()?.violations).toHaveProperty('role');
    expect(await has()).toEqual([viewer]);
  });

  test('of the second of two takes the first back', async () => {
    const { flow, has } = await startChange({ to: [writer, { role: 'system:writer', projectId: acme }] });
    await flow.run();
    expect(flow.state.status).toBe('unchanged');
    expect(await has()).toEqual([viewer]);
  });

  test('of the deletion takes the new role back: the last owner stays the owner, and nothing else', async () => {
    const to = [{ role: 'system:viewer', projectId: '' }];
    const from = { role: 'system:owner', projectId: '' };
    const { flow, has, error } = await startChange({ subject: subjectOf('owner'), from, to });
    await flow.run();
    expect(flow.state.status).toBe('unchanged');
    expect(error()).toMatchObject({ reason: 'LAST_OWNER' });
    expect(await has()).toEqual([from]);
  });

  test('of the deletion and of taking back says that both stand; trying again completes it', async () => {
    const { flow, has, backend } = await startChange();
    backend.fail('DeleteRoleBinding', Code.PermissionDenied, 2);
    await flow.run();
    expect(flow.state).toMatchObject({
      status: 'halfway',
      standing: { olds: [{ state: 'there' }], news: [{ state: 'made' }] },
    });
    expect(flow.state).toHaveProperty('undoError');
    expect(await has()).toEqual([viewer, writer]);
    await flow.run();
    expect(flow.state.status).toBe('done');
    expect(await has()).toEqual([writer]);
  });

  test('of both with an unexpected error: the list says that both stand', async () => {
    const { flow, has, backend } = await startChange();
    backend.fail('DeleteRoleBinding', Code.Internal, 2);
    await flow.run();
    await flow.undo();
    expect(flow.state.status).toBe('halfway');
    expect(standingLines(flow.state.standing).map(({ outcome }) => outcome.words)).toEqual(['Still there', 'Created']);
    expect(await has()).toEqual([viewer, writer]);
  });

  test('of the deletion and of taking back can be undone later', async () => {
    const { flow, has, backend } = await startChange();
    backend.fail('DeleteRoleBinding', Code.PermissionDenied, 2);
    await flow.run();
    await flow.undo();
    expect(flow.state).toMatchObject({ status: 'unchanged', standing: { news: [{ state: 'absent' }] } });
    expect(await has()).toEqual([viewer]);
  });
});

describe('what somebody else does meanwhile', () => {
  test('a deletion counts: whoever lost the role does not get it back in another form', async () => {
    const { flow, has, backend, id, error } = await startChange();
    await backend.as('owner', () => deleteRoleBinding({ ...inAcme, id }));
    await flow.run();
    expect(flow.state).toMatchObject({ status: 'unchanged', standing: { olds: [{ state: 'gone' }] } });
    expect(error()?.kind).toBe('not-found');
    expect(await has()).toEqual([]);
    expect(backend.asked, 'they never have the new role').not.toContain('CreateRoleBinding');
  });

  test('is looked for first: without the list, nothing is changed', async () => {
    const { flow, has, backend } = await startChange();
    backend.fail('ListRoleBindings', Code.Unavailable);
    await flow.run();
    expect(flow.state).toMatchObject({ status: 'unchanged', standing: { olds: [{ state: 'there' }] } });
    expect(await has()).toEqual([viewer]);
  });

  test('a deletion between the look and the new role takes the new role back', async () => {
    const { flow, has, backend } = await startChange();
    backend.fail('DeleteRoleBinding', Code.NotFound);
    await flow.run();
    expect(flow.state).toMatchObject({ status: 'unchanged', standing: { olds: [{ state: 'gone' }] } });
    expect(await has()).toEqual([viewer]);
  });

  test('the deletion of the new role is no obstacle to taking it back', async () => {
    const { flow, has, backend } = await startChange();
    backend.fail('DeleteRoleBinding', Code.PermissionDenied, 2);
    await flow.run();
    const [made] = flow.state.standing.news;
    await backend.as('owner', () => deleteRoleBinding({ ...inAcme, id: made?.id ?? '' }));
    await flow.undo();
    expect(flow.state.status).toBe('unchanged');
    expect(await has()).toEqual([viewer]);
  });
});

describe('an answer that was lost', () => {
  test.each(['CreateRoleBinding', 'DeleteRoleBinding'] as const)('of %s is found in the list', async (rpc) => {
    const { flow, has, backend, states } = await startChange();
    backend.loseAnswer(rpc);
    await flow.run();
    expect(states()).toEqual(['running', 'done']);
    expect(await has()).toEqual([writer]);
  });

  test('of the new role is unclear while the list can’t be read; trying again makes nothing twice', async () => {
    const { flow, has, backend } = await startChange();
    backend.loseAnswer('CreateRoleBinding');
    backend.fail('ListRoleBindings', Code.Unavailable, 1, 1);
    await flow.run();
    expect(flow.state).toMatchObject({ status: 'halfway', standing: { news: [{ state: 'unclear' }] } });
    expect(await has()).toEqual([viewer, writer]);
    await flow.run();
    expect(flow.state.status).toBe('done');
    expect(await has()).toEqual([writer]);
  });

  test('of the new role can be undone: what nobody heard of is found and deleted', async () => {
    const { flow, has, backend } = await startChange();
    backend.loseAnswer('CreateRoleBinding');
    backend.fail('ListRoleBindings', Code.Unavailable, 1, 1);
    await flow.run();
    await flow.undo();
    expect(flow.state.status).toBe('unchanged');
    expect(await has()).toEqual([viewer]);
  });

  test('of a new role that was not created after all is no obstacle to either', async () => {
    const { flow, has, backend } = await startChange();
    backend.fail('CreateRoleBinding', Code.Unavailable);
    await flow.run();
    expect(flow.state).toMatchObject({ status: 'halfway', standing: { news: [{ state: 'unclear' }] } });
    await flow.undo();
    expect(flow.state.status).toBe('unchanged');
    expect(await has()).toEqual([viewer]);
  });

  test('of the deletion is unclear while the list can’t be read: the new role is not taken back meanwhile', async () => {
    const { flow, has, backend } = await startChange();
    backend.loseAnswer('DeleteRoleBinding');
    backend.fail('ListRoleBindings', Code.Unavailable, 1, 1);
    await flow.run();
    expect(flow.state).toMatchObject({ status: 'halfway', standing: { olds: [{ state: 'unclear' }] } });
    expect(await has()).toEqual([writer]);
    await flow.run();
    expect(flow.state.status).toBe('done');
  });

  test('of the deletion that took effect makes Undo say that the change is done, and takes nothing away', async () => {
    const { flow, has, backend } = await startChange();
    backend.loseAnswer('DeleteRoleBinding');
    backend.fail('ListRoleBindings', Code.Unavailable, 1, 1);
    await flow.run();
    await flow.undo();
    expect(flow.state.status).toBe('done');
    expect(await has()).toEqual([writer]);
  });

  test('of taking back is found when it is tried again', async () => {
    const { flow, has, backend } = await startChange();
    backend.fail('DeleteRoleBinding', Code.PermissionDenied, 2);
    await flow.run();
    backend.loseAnswer('DeleteRoleBinding');
    await flow.undo();
    expect(flow.state).toMatchObject({ status: 'halfway', standing: { news: [{ state: 'unclear' }] } });
    await flow.undo();
    expect(flow.state.status).toBe('unchanged');
    expect(await has()).toEqual([viewer]);
  });

  test('is not taken for another person’s binding of the same role', async () => {
    const { flow, has, backend } = await startChange();
    backend.fail('CreateRoleBinding', Code.Unavailable);
    backend.fail('ListRoleBindings', Code.Unavailable, 1, 1);
    await flow.run();
    await backend.as('owner', () => createRoleBinding({ ...inAcme, subject: subjectOf('writer'), ...writer }));
    await flow.undo();
    expect(flow.state.status).toBe('unchanged');
    expect(await has()).toEqual([viewer]);
  });
});

test('a session that ends halfway says what stands', async () => {
  const { flow, has, backend } = await startChange();
  backend.fail('DeleteRoleBinding', Code.Unauthenticated, 2);
  await flow.run();
  expect(flow.state.status).toBe('halfway');
  expect(await has()).toEqual([viewer, writer]);
});

test('changing back restores each role that was deleted, if a later one can’t be', async () => {
  const { backend, queryClient } = startConsole();
  const scopes = [staging, production];
  const made: (RoleAt & { id: string })[] = [];
  for (const projectId of scopes) {
    const { id } = await createRoleBinding({ ...inAcme, subject: scraper, role: 'system:viewer', projectId });
    made.push({ id, role: 'system:viewer', projectId });
  }
  const api = changeApi(queryClient, {
    organizationId: acme,
    subject: scraper,
    self: subjectOf('owner'),
    known: new Set(),
  });
  const flow = new ChangeFlow(
    { subject: scraper, from: made, to: [{ role: 'system:viewer', projectId: '' }] },
    api,
    () => {},
  );
  await backend.as('owner', () => deleteRoleBinding({ ...inAcme, id: made[1]?.id ?? '' }));
  await flow.run();
  expect(flow.state.status).toBe('unchanged');
  const all = await queryClient.query({ ...roleBindingsQuery(acme), staleTime: 0 });
  const viewing = all.filter(({ subject, role }) => subject === scraper && role === 'system:viewer');
  expect(viewing.map(({ projectId }) => projectId)).toEqual([staging]);
});
