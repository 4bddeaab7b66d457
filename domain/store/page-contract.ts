import { describe, expect, it } from 'vitest';
import { acme, acmeProject, binding, globex, moment, uuid } from '#domain/store/contract-world.ts';
import type { Page, Position } from '#domain/store/page.ts';
import type { RoleBinding } from '#domain/store/records.ts';
import type { Store } from '#domain/store/store.ts';

/** The part of the store contract that is about pages. The store holds no role binding before each case. */
export function pageContract(current: () => Store): void {
  const add = (rows: readonly RoleBinding[]) =>
    current().transaction(async (tx) => {
      for (const row of rows) await tx.bindings.add(row);
    });
  const remove = (...ids: readonly string[]) =>
    current().transaction(async (tx) => {
      for (const id of ids) await tx.bindings.remove(id);
    });
  const page = (size: number, after?: Position, projectId: string | null = null) =>
    current().bindings.page(acme, projectId, { size, after });

  /** All pages from this one on, until one says that it is the last. */
  async function pagesFrom(first: Page<RoleBinding>, size: number, projectId: string | null = null) {
    const pages = [first];
    for (let { next } = first; next; next = pages.at(-1)?.next) pages.push(await page(size, next, projectId));
    return pages;
  }
  async function inPages(size: number, projectId: string | null = null) {
    const pages = await pagesFrom(await page(size, undefined, projectId), size, projectId);
    return pages.map(({ rows }) => rows.map(({ id }) => id));
  }

  describe('pages', () => {
    it('are one empty page where there is nothing', async () => {
      expect(await page(3)).toEqual({ rows: [], next: undefined, total: 0 });
    });

    it.each([
      [1, 3],
      [3, 3],
      [6, 3],
      [7, 3],
      [4, 1],
      [3, 100],
    ])(
      'of %i role bindings, %i at a time, hold each once and in order, and none of them is empty',
      async (all, size) => {
        const rows = bindings(all);
        await add(rows);
        const pages = await inPages(size);
        expect(pages.flat()).toEqual(rows.map(({ id }) => id));
        expect(pages).toHaveLength(Math.ceil(all / size));
      },
    );

    it('hold whole records, and the first one says how many there are', async () => {
      const rows = bindings(5);
      await add(rows);
      const first = await page(2);
      expect(first).toMatchObject({ rows: rows.slice(0, 2), total: 5 });
      expect(await page(2, first.next)).toMatchObject({ rows: rows.slice(2, 4), total: undefined });
    });

    it('keep those of one instant in the order in which they were added, whatever their ids', async () => {
      const ids = [9, 3, 7, 1, 5].map(uuid);
      await add(ids.map((id) => binding({ id })));
      expect(await inPages(2)).toEqual([ids.slice(0, 2), ids.slice(2, 4), ids.slice(4)]);
      expect((await current().bindings.ofOrganization(acme)).map(({ id }) => id)).toEqual(ids);
    });

    it('keep to the organization and, where one is asked for, to the project', async () => {
      const [wide, scoped, other, scopedToo] = [1, 2, 3, 4].map((n) => binding({ id: uuid(n), createdAt: moment(n) }));
      if (!wide || !scoped || !other || !scopedToo) throw new Error('four were made');
      const inProject = { projectId: acmeProject };
      await add([
        wide,
        { ...scoped, ...inProject },
        { ...other, organizationId: globex },
        { ...scopedToo, ...inProject },
      ]);
      expect(await inPages(2)).toEqual([[wide.id, scoped.id], [scopedToo.id]]);
      expect(await inPages(1, acmeProject)).toEqual([[scoped.id], [scopedToo.id]]);
      expect(await page(1, undefined, acmeProject)).toMatchObject({ total: 2 });
    });

    it('show each once that was there all along, while others come and go', async () => {
      const rows = bindings(8);
      await add(rows);
      const first = await page(3);
      // The last row of the page just read, one before it, and one still to come.
      await remove(...[2, 0, 4].map((n) => rows[n]?.id ?? ''));
      await add([
        binding({ id: uuid(0x101), createdAt: moment(0) }),
        binding({ id: uuid(0x102), createdAt: moment(5) }),
        binding({ id: uuid(0x103), createdAt: moment(99) }),
      ]);
      const read = (await pagesFrom(first, 3)).flatMap((part) => part.rows.map(({ id }) => id));
      expect(read).toEqual(
        [0, 1, 2, 3, 5].map((n) => rows[n]?.id).concat(uuid(0x102), rows[6]?.id, rows[7]?.id, uuid(0x103)),
      );
    });

    it('go on after one that was removed, among others of the same instant', async () => {
      await add([4, 2, 3, 1].map((n) => binding({ id: uuid(n) })));
      const { next } = await page(2);
      await remove(uuid(2), uuid(4));
      await add([binding({ id: uuid(5) })]);
      expect((await page(9, next)).rows.map(({ id }) => id)).toEqual([3, 1, 5].map(uuid));
    });

    it('are the same inside a transaction, with its own changes', async () => {
      await add(bindings(3));
      await current().transaction(async (tx) => {
        const request = { size: 2, after: undefined };
        const first = await tx.bindings.page(acme, null, request);
        await tx.bindings.add(binding({ id: uuid(0x101), createdAt: moment(3) }));
        const rest = await tx.bindings.page(acme, null, { size: 2, after: first.next });
        expect(rest.rows.map(({ id }) => id)).toEqual([uuid(2), uuid(0x101)]);
        expect(rest.next).toBeUndefined();
      });
    });

    it('of 10,000 role bindings, most of them of one instant, are the whole list', async () => {
      const rows = Array.from({ length: 10_000 }, (_, n) =>
        binding({ id: uuid(20_000 - n), createdAt: moment(n % 3) }),
      );
      await add(rows);
      const pages = await inPages(999);
      expect(pages.flat()).toEqual((await current().bindings.ofOrganization(acme)).map(({ id }) => id));
      expect(pages.flat()).toEqual(
        rows.toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime()).map(({ id }) => id),
      );
      expect(pages).toHaveLength(11);
    }, 60_000);
  });
}

/** This many role bindings, one per millisecond. */
function bindings(number: number): RoleBinding[] {
  return Array.from({ length: number }, (_, n) => binding({ id: uuid(n), createdAt: moment(n) }));
}
