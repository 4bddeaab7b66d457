import { describe, expect, it } from 'vitest';
import { codeOf } from '#domain/testing/refusal.ts';
import { type Actor, idOf, organizations, projects, spare, subjectOf } from '#domain/testing/test-records.ts';
import { createTestWorld, type TestWorld } from '#domain/testing/test-world.ts';

const { acme: organizationId } = organizations;
const ask = (world: TestWorld, fields: object, actor: Actor = 'viewer') =>
  world.as(actor).roles.listRoleBindings({ organizationId, ...fields });

/** A token for the second page, and what the second page holds. */
async function secondPage(world: TestWorld) {
  const { nextPageToken: pageToken } = await ask(world, { pageSize: 4 });
  return { pageToken, ids: (await ask(world, { pageSize: 4, pageToken })).roleBindings.map(({ id }) => id) };
}

describe('ListRoleBindings in pages', () => {
  it('says on every page how many there were on the first', async () => {
    const world = await createTestWorld();
    const first = await ask(world, { pageSize: 4 });
    await world.as('owner').roles.deleteRoleBinding({ organizationId, id: spare.bindingId });
    const second = await ask(world, { pageSize: 4, pageToken: first.nextPageToken });
    expect([first.total, second.total]).toEqual([11, 11]);
  });

  it('keeps only the bindings of a project, for which rights in that project suffice', async () => {
    const world = await createTestWorld();
    const fields = { projectId: projects.alpha, pageSize: 1 };
    const first = await ask(world, fields, 'projectOwner');
    const second = await ask(world, { ...fields, pageToken: first.nextPageToken }, 'projectOwner');
    expect([...first.roleBindings, ...second.roleBindings].map(({ subject }) => subject).toSorted()).toEqual(
      [subjectOf('projectOwner'), subjectOf('scraper')].toSorted(),
    );
    expect(second).toMatchObject({ nextPageToken: '', total: 2 });
  });

  it('lets the size change from page to page', async () => {
    const world = await createTestWorld();
    const { pageToken } = await secondPage(world);
    expect((await ask(world, { pageSize: 3, pageToken })).roleBindings).toHaveLength(3);
  });

  it('goes on after a binding that was deleted meanwhile', async () => {
    const world = await createTestWorld();
    const { roleBindings, nextPageToken: pageToken } = await ask(world, { pageSize: 4 });
    const expected = (await ask(world, { pageSize: 4, pageToken })).roleBindings;
    const id = roleBindings.at(-1)?.id ?? '';
    await world.store.transaction((tx) => tx.bindings.remove(id));
    expect((await ask(world, { pageSize: 4, pageToken })).roleBindings).toEqual(expected);
  });

  it('shows, in the page that follows, a binding that was created in the instant of the last one', async () => {
    const world = await createTestWorld();
    const create = (email: string) =>
      world
        .as('owner')
        .roles.createRoleBinding({ organizationId, subject: `user:dev:${email}`, role: 'system:viewer' });
    await create('one@acme.example');
    const { nextPageToken: pageToken } = await ask(world, { pageSize: 11 });
    await create('two@acme.example');
    const { roleBindings } = await ask(world, { pageSize: 11, pageToken });
    expect(roleBindings.map(({ subject }) => subject)).toEqual([
      'user:dev:one@acme.example',
      'user:dev:two@acme.example',
    ]);
  });

  it('answers 2,000 to who asks for more', async () => {
    const extra = Array.from({ length: 2_000 }, (_, n) => ({
      id: `e0000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
      organizationId,
      projectId: null,
      role: 'system:viewer',
      subject: 'system',
      createdBy: 'system',
      createdAt: new Date(n),
    }));
    const world = await createTestWorld((before) => ({ ...before, bindings: [...before.bindings, ...extra] }));
    expect((await ask(world, { pageSize: 100_000 })).roleBindings).toHaveLength(2_000);
  });
});

describe('a page of ListRoleBindings is refused', () => {
  it('to who may not list, whatever token they were handed', async () => {
    const world = await createTestWorld();
    const { pageToken } = await secondPage(world);
    const asked = { pageSize: 4, pageToken };
    expect(await codeOf(ask(world, asked, 'billing'))).toBe('PermissionDenied');
    expect(await codeOf(ask(world, asked, 'projectOwner'))).toBe('PermissionDenied');
    expect(await codeOf(ask(world, asked, 'limitedMachine'))).toBe('PermissionDenied');
    expect(await codeOf(ask(world, asked, 'newcomer'))).toBe('NotFound');
    expect(await codeOf(ask(world, asked, 'stranger'))).toBe('NotFound');
    expect(await codeOf(ask(world, asked, 'signedOut'))).toBe('Unauthenticated');
  });

  it('from the page on that follows the loss of the right', async () => {
    const world = await createTestWorld();
    const { pageToken } = await secondPage(world);
    await world.as('owner').roles.deleteRoleBinding({ organizationId, id: idOf('viewer', 'binding') });
    expect(await codeOf(ask(world, { pageSize: 4, pageToken }))).toBe('NotFound');
  });
});

it('a token is the same place for everybody who may list: it carries no right of its own', async () => {
  const world = await createTestWorld();
  const { pageToken, ids } = await secondPage(world);
  const { roleBindings } = await ask(world, { pageSize: 4, pageToken }, 'owner');
  expect(roleBindings.map(({ id }) => id)).toEqual(ids);
});
