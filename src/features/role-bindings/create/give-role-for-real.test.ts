import { Code } from '@connectrpc/connect';
import { expect, test } from 'vitest';
import { lossOf, twinOf } from '#src/access/loss.ts';
import { projectsFrom } from '#src/access/scope-state.ts';
import {
  createRoleBinding,
  deleteRoleBinding,
  invalidateRoleBindings,
  roleBindingsQuery,
  rolesQuery,
} from '#src/api/roles.ts';
import { deleteServiceAccount } from '#src/api/service-accounts.ts';
import { accounts, acme, projects, startConsole, subjectOf } from '#src/api/testing-console.ts';
import { errorsFrom } from './binding-form.ts';
import { failedOf, giftsOf, giveRole, madeOf, mergeResults, takeBack } from './give-role.ts';

/** Giving and taking roles against the domain, as the sheet and the dialogs do it. */

const subject = 'serviceaccount:incident-bot';
const { production, staging, development } = projects;
const all = [production, staging, development];
const inAcme = { organizationId: acme };
/** No project is called deleted. */
const unseen = projectsFrom([], false);

function give(role: string, projectIds: readonly string[] = all, to = subject) {
  return giveRole(
    giftsOf([to], projectIds),
    async (gift) => (await createRoleBinding({ ...inAcme, role, ...gift })).id,
  );
}
const remove = (id: string) => deleteRoleBinding({ ...inAcme, id });
type Console = ReturnType<typeof startConsole>;
const bindingsNow = ({ queryClient }: Console) => queryClient.query({ ...roleBindingsQuery(acme), staleTime: 0 });
const scopesOf = async (console: Console, of = subject) =>
  (await bindingsNow(console)).filter((binding) => binding.subject === of).map(({ projectId }) => projectId);

/** Makes the newcomer the owner of these projects, and lets them go on. */
async function projectOwner(...projectIds: string[]): Promise<Console> {
  const started = startConsole();
  for (const projectId of projectIds)
    await createRoleBinding({ ...inAcme, subject: subjectOf('newcomer'), role: 'system:owner', projectId });
  started.backend.signIn('newcomer');
  return started;
}

test('makes one role binding for each project, in the order in which they were chosen', async () => {
  const console = startConsole();
  const results = await give('system:writer', [staging, production]);
  expect(madeOf(results)).toHaveLength(2);
  expect(await scopesOf(console)).toEqual([staging, production]);
});

test('refused for one project part-way, it says what was made and why the rest was not', async () => {
  const console = await projectOwner(production, development);
  const results = await give('system:writer');
  expect(results.map(({ outcome }) => outcome)).toEqual(['made', 'failed', 'made']);
  expect(failedOf(results)).toMatchObject([
    { projectId: staging, error: { kind: 'denied', missingPermissions: ['rolebinding.create'] } },
  ]);
  console.backend.signIn('owner');
  expect(await scopesOf(console)).toEqual([production, development]);
});

test('once the refused one may be given, trying it again completes the rest without doubling it', async () => {
  const console = await projectOwner(production, development);
  const first = await give('system:writer');
  await console.backend.as('owner', () =>
    createRoleBinding({ ...inAcme, subject: subjectOf('newcomer'), role: 'system:owner', projectId: staging }),
  );
  const failed = failedOf(first).map(({ projectId }) => projectId);
  const results = mergeResults(first, await give('system:writer', failed));
  expect(madeOf(results).map(({ projectId }) => projectId)).toEqual(all);
  console.backend.signIn('owner');
  expect((await scopesOf(console)).toSorted()).toEqual(all.toSorted());
});

test('whoever has it already in a project keeps the one that they have', async () => {
  const console = startConsole();
  await give('system:writer', [staging]);
  const results = await give('system:writer');
  expect(results.map(({ outcome }) => outcome)).toEqual(['made', 'existed', 'made']);
  expect(await scopesOf(console)).toEqual([staging, production, development]);
});

test('an answer that was lost is told as failed; trying again finds that it is there', async () => {
  const console = startConsole();
  console.backend.loseAnswer('CreateRoleBinding');
  const first = await give('system:writer');
  expect(first.map(({ outcome }) => outcome)).toEqual(['failed', 'failed', 'failed']);
  expect(console.backend.asked).toEqual(['CreateRoleBinding']);
  const results = mergeResults(first, await give('system:writer'));
  expect(results.map(({ outcome }) => outcome)).toEqual(['existed', 'made', 'made']);
  expect(await scopesOf(console)).toEqual(all);
});

test('a session that ends before the first is made leaves nothing behind, and asks once', async () => {
  const console = startConsole();
  console.backend.signOut();
  const results = await give('system:writer');
  expect(failedOf(results).map(({ error }) => error.kind)).toEqual(['signed-out', 'signed-out', 'signed-out']);
  expect(console.backend.asked).toEqual(['CreateRoleBinding']);
  console.backend.signIn('owner');
  expect(await scopesOf(console)).toEqual([]);
});

test('undo takes back what was made, also when somebody else took one back already', async () => {
  const console = startConsole();
  const made = madeOf(await give('system:writer'));
  await console.backend.as('owner', () => remove(made[1]?.id ?? ''));
  expect(await takeBack(made, remove)).toEqual([]);
  expect(await scopesOf(console)).toEqual([]);
});

test('what undo could not take back is named by its project, and is still there', async () => {
  const console = startConsole();
  const made = madeOf(await give('system:writer'));
  console.backend.fail('DeleteRoleBinding', Code.Internal);
  expect(await takeBack(made, remove)).toMatchObject([{ projectId: production, error: { kind: 'failed' } }]);
  expect(await scopesOf(console)).toEqual([production]);
});

test.each(['user:dev:not an e-mail', 'serviceaccount:', 'oidc:github-actions:repo:acme/web:ref:refs/heads/main'])(
  'the backend’s complaint about the subject %s is shown where subjects are chosen',
  async (to) => {
    startConsole();
    const [failed] = failedOf(await give('system:viewer', [''], to));
    expect(failed && errorsFrom(failed.error)).toEqual({ subjects: expect.any(String) });
  },
);

test('a role and a project that are gone meanwhile are shown at their own fields', async () => {
  startConsole();
  const [failed] = failedOf(await give(`${acme}:Gone`, [accounts.dashboards]));
  expect(failed && errorsFrom(failed.error)).toEqual({
    role: 'There is no such role in this organization.',
    scope: 'There is no such project in this organization.',
  });
});

test('what the dialog says that a deletion takes away is what the backend then refuses', async () => {
  const console = startConsole();
  const roles = await console.queryClient.query(rolesQuery(acme));
  const bindings = await bindingsNow(console);
  const own = bindings.find((binding) => binding.subject === subjectOf('writer'));
  await createRoleBinding({ ...inAcme, subject: subjectOf('writer'), role: 'system:viewer' });
  const loss = own && lossOf([own], await bindingsNow(console), { ...inAcme, roles, projects: unseen });
  expect(loss?.subjects).toMatchObject([
    { lost: [{ projectId: null, permissions: ['profile.write', 'debuginfo.write'] }], remaining: 1 },
  ]);
  await remove(own?.id ?? '');
  console.backend.signIn('writer');
  expect(await bindingsNow(console)).toHaveLength(bindings.length);
});

test('deleting one of two bindings that say the same takes nothing away', async () => {
  const console = startConsole();
  const edge = 'serviceaccount:scraper-edge';
  const roles = await console.queryClient.query(rolesQuery(acme));
  const bindings = await bindingsNow(console);
  const [older, newer] = bindings.filter((binding) => binding.subject === edge);
  expect(newer && lossOf([newer], bindings, { ...inAcme, roles, projects: unseen }).subjects).toEqual([]);
  expect(newer && twinOf(newer, bindings)?.id).toBe(older?.id);
  await remove(newer?.id ?? '');
  const last = older && lossOf([older], await bindingsNow(console), { ...inAcme, roles, projects: unseen });
  expect(last?.subjects).toMatchObject([{ lost: [{ permissions: ['profile.write'] }], remaining: 0 }]);
});

test('the role bindings of a deleted service account are gone from the list once it is read anew', async () => {
  const console = startConsole();
  const { queryClient } = console;
  const listed = async () => (await queryClient.query(roleBindingsQuery(acme))).map((binding) => binding.subject);
  expect(await listed()).toContain('serviceaccount:terraform');
  await deleteServiceAccount({ ...inAcme, id: accounts.terraform });
  await invalidateRoleBindings(queryClient, acme);
  expect(await listed()).not.toContain('serviceaccount:terraform');
});
