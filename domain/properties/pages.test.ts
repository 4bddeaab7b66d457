import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { createDirectHost, type DirectHost } from '#domain/properties/direct-host.ts';
import { anyOf, anyOwnedWorld, owner } from '#domain/properties/drawn-world.ts';
import { acme } from '#domain/properties/pools.ts';
import { patience, runs } from '#domain/properties/runs.ts';

interface List {
  readonly organizationId: string;
  readonly projectId: string;
}

const anyList = anyOf.project.map((project): List => ({ organizationId: acme, projectId: project ?? '' }));
const anySizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 });
/** After which page the owner deletes which binding of those that the page held, or of the whole list. */
const anyDeletions = fc.array(fc.record({ page: fc.nat(6), binding: fc.nat(30) }), { maxLength: 6 });

/** Reads every page, with one size after the other, and does what is to be done after each. */
async function readPages(
  host: DirectHost,
  list: List,
  sizes: readonly number[],
  after: (page: number) => Promise<void>,
) {
  const { roles } = host.as({ person: owner });
  const ids: string[] = [];
  let pageToken = '';
  for (let page = 0; ; page += 1) {
    const answer = await roles.listRoleBindings({ ...list, pageSize: sizes[page % sizes.length] ?? 1, pageToken });
    ids.push(...answer.roleBindings.map(({ id }) => id));
    if (answer.nextPageToken === '') return ids;
    pageToken = answer.nextPageToken;
    await after(page);
  }
}

async function readAtOnce(host: DirectHost, list: List) {
  const { roleBindings } = await host.as({ person: owner }).roles.listRoleBindings(list);
  return roleBindings.map(({ id }) => id);
}

it(
  'all pages together are the one answer, whatever their sizes',
  () =>
    fc.assert(
      fc.asyncProperty(anyOwnedWorld, anyList, anySizes, async (world, list, sizes) => {
        const host = createDirectHost(world);
        expect(await readPages(host, list, sizes, async () => {})).toEqual(await readAtOnce(host, list));
      }),
      runs(300),
    ),
  patience,
);

it(
  'while bindings come and go between pages, none comes twice and none is left out that was there all along',
  () =>
    fc.assert(
      fc.asyncProperty(anyOwnedWorld, anyList, anySizes, anyDeletions, async (world, list, sizes, deletions) => {
        const host = createDirectHost(world);
        const { roles } = host.as({ person: owner });
        const before = await readAtOnce(host, list);
        const read = await readPages(host, list, sizes, async (page) => {
          for (const { binding } of deletions.filter((deletion) => deletion.page === page)) {
            const id = before[binding % before.length] ?? '';
            // The last owner's stays, and what is gone is gone.
            await roles.deleteRoleBinding({ organizationId: acme, id }).catch(() => undefined);
            const subject = `user:dev:new-${page}-${binding}@acme.example`;
            await roles
              .createRoleBinding({ organizationId: acme, subject, role: 'system:viewer' })
              .catch(() => undefined);
          }
        });
        const after = new Set(await readAtOnce(host, list));
        expect(new Set(read).size).toBe(read.length);
        expect(read.filter((id) => before.includes(id) && after.has(id))).toEqual(before.filter((id) => after.has(id)));
      }),
      runs(300),
    ),
  patience,
);
