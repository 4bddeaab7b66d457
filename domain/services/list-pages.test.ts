import { describe, expect, it } from 'vitest';
import { crowded, type PagedRpc, pagedRpcs } from '#domain/testing/paged-rpcs.ts';
import { codeOf, refusal } from '#domain/testing/refusal.ts';
import { type Actor, organizations, projects } from '#domain/testing/test-records.ts';
import { createTestWorld, type TestWorld } from '#domain/testing/test-world.ts';

/** The ids of every page, read one after the other. */
async function readPages({ ask }: PagedRpc, world: TestWorld, pageSize: number) {
  const pages: string[][] = [];
  for (let pageToken: string | undefined = ''; pageToken !== undefined;) {
    const answer = await ask(world.as('owner'), { pageSize, pageToken });
    pages.push(answer.rows.map(({ id }) => id));
    pageToken = answer.nextPageToken || undefined;
  }
  return pages;
}

describe.each(pagedRpcs)('$name in pages', (rpc) => {
  const { rows: number, ask, askOther } = rpc;

  it('answers everything, and nothing of its own, to who asks for no page', async () => {
    const answer = await ask((await createTestWorld(crowded)).as('owner'), {});
    expect(answer.rows).toHaveLength(number);
    expect(answer).toMatchObject({ nextPageToken: '', total: 0 });
  });

  it('answers the whole list, in its order, whatever the size of the pages', async () => {
    const world = await createTestWorld(crowded);
    const all = (await ask(world.as('owner'), {})).rows.map(({ id }) => id);
    expect(new Set(all).size).toBe(number);
    for (const size of [...all.keys(), number, number + 1, 2_000].filter(Boolean)) {
      const pages = await readPages(rpc, world, size);
      expect(pages.flat()).toEqual(all);
      expect(pages).toHaveLength(Math.ceil(number / size));
    }
  });

  it('says on every page how many there are', async () => {
    const owner = (await createTestWorld(crowded)).as('owner');
    const { nextPageToken: pageToken, total } = await ask(owner, { pageSize: 1 });
    expect([total, (await ask(owner, { pageSize: 1, pageToken })).total]).toEqual([number, number]);
  });

  it.each([-1, -2_147_483_648, 1_000_001, 2_147_483_647])('refuses the size %i', async (pageSize) => {
    const refused = await refusal(ask((await createTestWorld(crowded)).as('owner'), { pageSize }));
    expect(refused).toMatchObject({ code: 'InvalidArgument', fields: ['page_size'] });
  });

  it('refuses a token without a size, which must not answer the rest of a list in one piece', async () => {
    const owner = (await createTestWorld(crowded)).as('owner');
    const { nextPageToken: pageToken } = await ask(owner, { pageSize: 1 });
    expect(await refusal(ask(owner, { pageToken }))).toMatchObject({ code: 'InvalidArgument', fields: ['page_size'] });
  });

  it('says everything that is wrong at once', async () => {
    const asked = ask((await createTestWorld(crowded)).as('owner'), { pageSize: -1, pageToken: 'x' });
    expect(await refusal(asked)).toMatchObject({ code: 'InvalidArgument', fields: ['page_size', 'page_token'] });
  });

  it.each<[string, (token: string) => string]>([
    ['is none', () => 'next'],
    ['is of spaces', () => ' '],
    ['is longer than any', () => 'z'.repeat(100_000)],
    ['names a place without a digest', (token) => token.split('.').slice(0, 3).join('.')],
    ['has one character more', (token) => `${token}0`],
    ['has one less', (token) => token.slice(0, -1)],
    ['is written in capitals', (token) => token.toUpperCase()],
    ['begins with a zero more', (token) => `0${token}`],
    ['names another place', (token) => token.replace(/\.\w+\./, '.1a.')],
    ['names a place that no store can take', (token) => token.replace(/^-?\w+/, 'zzzzzzzzzzzzzzzz')],
    ['names a place before all time', (token) => token.replace(/^-?\w+/, '-zzzz')],
  ])('refuses a token that %s', async (_what, alter) => {
    const world = await createTestWorld(crowded);
    const { nextPageToken } = await ask(world.as('owner'), { pageSize: 1 });
    const pageToken = alter(nextPageToken);
    expect(pageToken).not.toBe(nextPageToken);
    const refused = await refusal(ask(world.as('owner'), { pageSize: 1, pageToken }));
    expect(refused).toMatchObject({ code: 'InvalidArgument', fields: ['page_token'] });
    expect(world.reports).toEqual([]);
  });

  it.runIf(askOther)('refuses the token of another list of its kind', async () => {
    const owner = (await createTestWorld(crowded)).as('owner');
    const { nextPageToken: pageToken } = await ask(owner, { pageSize: 1 });
    const refused = await refusal(askOther?.(owner, { pageSize: 1, pageToken }) ?? Promise.resolve());
    expect(refused).toMatchObject({ code: 'InvalidArgument', fields: ['page_token'] });
  });

  it('refuses the token of every other RPC', async () => {
    const owner = (await createTestWorld(crowded)).as('owner');
    for (const other of pagedRpcs.filter(({ name }) => name !== rpc.name)) {
      const { nextPageToken: pageToken } = await other.ask(owner, { pageSize: 1 });
      const refused = await refusal(ask(owner, { pageSize: 1, pageToken }));
      expect(refused).toMatchObject({ code: 'InvalidArgument', fields: ['page_token'] });
    }
  });
});

describe.each(pagedRpcs.filter(({ name }) => name !== 'GetProjects'))('a page of $name', ({ ask }) => {
  it('is refused like the list to who may not see it, whatever token they were handed', async () => {
    const world = await createTestWorld(crowded);
    const { nextPageToken: pageToken } = await ask(world.as('owner'), { pageSize: 1 });
    for (const actor of ['billing', 'limitedMachine', 'newcomer', 'stranger', 'signedOut'] as const) {
      const code = await codeOf(ask(world.as(actor), {}));
      expect(await codeOf(ask(world.as(actor), { pageSize: 1, pageToken }))).toBe(code);
    }
    expect(await codeOf(ask(world.as('billing'), { pageSize: 1, pageToken }))).toBe('PermissionDenied');
    expect(await codeOf(ask(world.as('newcomer'), { pageSize: 1, pageToken }))).toBe('NotFound');
  });
});

const pageOf = (world: TestWorld, actor: Actor, fields: object) => world.as(actor).projects.getProjects(fields);

describe('GetProjects in pages', () => {
  it('counts and shows only what the caller may see', async () => {
    const world = await createTestWorld(crowded);
    const first = await pageOf(world, 'projectOwner', { pageSize: 1 });
    expect(first).toMatchObject({ nextPageToken: '', total: 1 });
    expect(first.organizations.flatMap((branch) => branch.projects.map(({ id }) => id))).toEqual([projects.alpha]);
    expect(await pageOf(world, 'limitedMachine', { pageSize: 1 })).toMatchObject({ nextPageToken: '', total: 1 });
    expect(await pageOf(world, 'viewer', { pageSize: 1 })).toMatchObject({ total: 7 });
  });

  it('has every organization in its first page, even without projects, and later only those that it continues', async () => {
    const world = await createTestWorld(crowded);
    const none = await pageOf(world, 'billing', { pageSize: 1 });
    expect(none.organizations).toMatchObject([{ id: organizations.acme, projects: [] }]);
    expect(none).toMatchObject({ nextPageToken: '', total: 0 });
    const first = await pageOf(world, 'owner', { pageSize: 1 });
    expect(first.organizations.map(({ id }) => id)).toEqual([organizations.globex, organizations.acme]);
    const second = await pageOf(world, 'owner', { pageSize: 1, pageToken: first.nextPageToken });
    expect(second.organizations).toHaveLength(1);
  });

  it('refuses the token of another caller, who may see more', async () => {
    const world = await createTestWorld(crowded);
    const { nextPageToken: pageToken } = await pageOf(world, 'owner', { pageSize: 1 });
    for (const actor of ['viewer', 'projectOwner', 'stranger', 'limitedMachine', 'ownerMachine'] as const) {
      const refused = await refusal(pageOf(world, actor, { pageSize: 1, pageToken }));
      expect(refused).toMatchObject({ code: 'InvalidArgument', fields: ['page_token'] });
    }
    expect(await codeOf(pageOf(world, 'signedOut', { pageSize: 1, pageToken }))).toBe('Unauthenticated');
  });
});
