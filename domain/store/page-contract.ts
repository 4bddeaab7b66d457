import { beforeEach, describe, expect, it } from 'vitest';
import {
  acme,
  acmeProject,
  binding,
  globex,
  globexProject,
  moment,
  project,
  uuid,
} from '#domain/store/contract-world.ts';
import type { Page, Position } from '#domain/store/page.ts';
import { layPagedWorld, type PagedList, pagedLists } from '#domain/store/paged-lists.ts';
import type { Store } from '#domain/store/store.ts';

/** The part of the store contract that is about pages. The store holds the contract world before each case. */
export function pageContract(current: () => Store): void {
  describe('lists in pages', () => {
    pageCases(current);
  });
}

function pageCases(current: () => Store): void {
  beforeEach(() => current().transaction(layPagedWorld));

  describe.each(pagedLists)('of $name', (list) => {
    const add = (rows: readonly Row[]) =>
      current().transaction(async (tx) => {
        for (const { id, at } of rows) await list.add(tx, id, moment(at));
      });
    const page = (size: number, after?: Position) => list.page(current(), { size, after });
    const inPages = async (size: number) => idsOf(await pagesFrom(list, current(), await page(size), size));

    it('are one empty page where there is nothing', async () => {
      await current().transaction((tx) => list.addElsewhere(tx, uuid(0x400), moment(0)));
      expect(await page(3)).toEqual({ rows: [], next: undefined, total: 0 });
    });

    it('hold each once and in order, none of them is empty, and the first says how many there are', async () => {
      await current().transaction((tx) => list.addElsewhere(tx, uuid(0x400), moment(2)));
      await add(oneEachMillisecond(7));
      const ids = oneEachMillisecond(7).map(({ id }) => id);
      expect(await inPages(1)).toEqual(ids.map((id) => [id]));
      expect(await inPages(3)).toEqual([ids.slice(0, 3), ids.slice(3, 6), ids.slice(6)]);
      expect(await inPages(7)).toEqual([ids]);
      const first = await page(2);
      expect(first.total).toBe(7);
      expect(await page(2, first.next)).toMatchObject({ total: undefined });
    });

    it('hold the records of the whole list', async () => {
      await add(oneEachMillisecond(3));
      expect((await page(9)).rows).toEqual(await list.all(current()));
    });

    it('keep those of one instant in the order in which they were added, whatever their ids', async () => {
      const ids = [9, 3, 7, 1, 5].map((number) => uuid(0x500 + number));
      await add(ids.slice(0, 3).map((id) => ({ id, at: 4 })));
      await add(ids.slice(3).map((id) => ({ id, at: 4 })));
      expect(await inPages(2)).toEqual([ids.slice(0, 2), ids.slice(2, 4), ids.slice(4)]);
      expect((await list.all(current())).map(({ id }) => id)).toEqual(ids);
    });

    it('show each once that was there all along, while others come and go', async () => {
      const rows = oneEachMillisecond(8);
      await add(rows);
      const first = await page(3);
      // The last row of the page just read, one before it, and one still to come.
      const gone = list.remove ? [2, 0, 4] : [];
      await current().transaction(async (tx) => {
        for (const n of gone) await list.remove?.(tx, rows[n]?.id ?? '');
      });
      await add([
        { id: uuid(0x601), at: 0 },
        { id: uuid(0x602), at: 5 },
        { id: uuid(0x603), at: 99 },
      ]);
      const read = idsOf(await pagesFrom(list, current(), first, 3)).flat();
      const kept = [3, 4, 5].filter((n) => !gone.includes(n)).map((n) => rows[n]?.id);
      const before = rows.slice(0, 3).map(({ id }) => id);
      expect(read).toEqual([...before, ...kept, uuid(0x602), rows[6]?.id, rows[7]?.id, uuid(0x603)]);
    });

    it('are the same inside a transaction, with its own changes', async () => {
      await add(oneEachMillisecond(3));
      await current().transaction(async (tx) => {
        const first = await list.page(tx, { size: 2, after: undefined });
        await list.add(tx, uuid(0x601), moment(2));
        const rest = await list.page(tx, { size: 2, after: first.next });
        expect(rest.rows.map(({ id }) => id)).toEqual([uuid(0x502), uuid(0x601)]);
        expect(rest.next).toBeUndefined();
      });
    });
  });

  describe.each(pagedLists.filter(({ remove }) => remove))('of $name, which can be removed,', (list) => {
    it('go on after one that was removed, among others of the same instant', async () => {
      const add = (number: number) => current().transaction((tx) => list.add(tx, uuid(0x500 + number), moment(0)));
      for (const number of [4, 2, 3, 1]) await add(number);
      const { next } = await list.page(current(), { size: 2, after: undefined });
      await current().transaction(async (tx) => {
        await list.remove?.(tx, uuid(0x502));
        await list.remove?.(tx, uuid(0x504));
      });
      await add(5);
      const rest = await list.page(current(), { size: 9, after: next });
      expect(rest.rows.map(({ id }) => id)).toEqual([3, 1, 5].map((number) => uuid(0x500 + number)));
    });
  });

  it.each([999, 1000, 5000])('of projects can be asked for by %i names', async (number) => {
    const names = Array.from({ length: number - 1 }, (_, at) => uuid(0x10000 + at));
    const page = await current().projects.page([someOf(...names, acmeProject)], { size: 2, after: undefined });
    expect({ ids: idsOf([page]).flat(), total: page.total }).toEqual({ ids: [acmeProject], total: 1 });
  });

  it('of projects are those that were asked for, of several organizations in one order', async () => {
    const ours = project({ id: uuid(0x701), createdAt: moment(5) });
    const hidden = project({ id: uuid(0x702), createdAt: moment(6) });
    const theirs = project({ id: uuid(0x703), createdAt: moment(7), organizationId: globex });
    await current().transaction(async (tx) => {
      for (const row of [ours, hidden, theirs]) await tx.projects.add(row);
    });
    const visible = [someOf(acmeProject, ours.id, theirs.id), { organizationId: globex, projectIds: 'all' }] as const;
    const first = await current().projects.page(visible, { size: 2, after: undefined });
    expect(first).toMatchObject({ rows: [{ id: acmeProject }, { id: globexProject }], total: 4 });
    const second = await current().projects.page(visible, { size: 2, after: first.next });
    expect(second).toMatchObject({ rows: [ours, theirs], next: undefined });
    for (const nothing of [[], [someOf()], [someOf(theirs.id)]]) {
      const none = await current().projects.page(nothing, { size: 2, after: undefined });
      expect(none).toEqual({ rows: [], next: undefined, total: 0 });
    }
  });

  it('of 10,000 role bindings, most of them of one instant, are the whole list', async () => {
    const rows = Array.from({ length: 10_000 }, (_, n) => binding({ id: uuid(20_000 - n), createdAt: moment(n % 3) }));
    await current().transaction(async (tx) => {
      for (const row of rows) await tx.bindings.add(row);
    });
    const [list] = pagedLists;
    if (!list) throw new Error('there is no list');
    const pages = idsOf(
      await pagesFrom(list, current(), await list.page(current(), { size: 999, after: undefined }), 999),
    );
    expect(pages.flat()).toEqual((await current().bindings.ofOrganization(acme)).map(({ id }) => id));
    expect(pages.flat()).toEqual(
      rows.toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime()).map(({ id }) => id),
    );
    expect(pages).toHaveLength(11);
  }, 60_000);
}

/** Some projects of Acme. */
function someOf(...projectIds: string[]) {
  return { organizationId: acme, projectIds };
}

interface Row {
  readonly id: string;
  /** Milliseconds into the contract's year. */
  readonly at: number;
}

function oneEachMillisecond(number: number): Row[] {
  return Array.from({ length: number }, (_, n) => ({ id: uuid(0x500 + n), at: n }));
}

type ListedPage = Page<{ readonly id: string }>;

/** All pages from this one on, until one says that it is the last. */
async function pagesFrom(list: PagedList, store: Store, first: ListedPage, size: number): Promise<ListedPage[]> {
  const pages = [first];
  for (let { next } = first; next; next = pages.at(-1)?.next) pages.push(await list.page(store, { size, after: next }));
  return pages;
}

function idsOf(pages: readonly ListedPage[]): string[][] {
  return pages.map(({ rows }) => rows.map(({ id }) => id));
}
