import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Tables } from '#server/database/schema.ts';
import { WithoutNul } from '#server/database/without-nul.ts';

const queries = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
  plugins: [new WithoutNul()],
});
const project = { id: '1', organizationId: '2', name: 'a\u0000b', createdAt: 0 };
const refused = 'text with U+0000 can’t be kept';

describe('text with U+0000', () => {
  it('is looked up as text that no name can have', () => {
    const found = queries.selectFrom('projects').selectAll().where('name', '=', 'a\u0000b');
    expect(found.compile().parameters).toEqual(['a\uFFFDb']);
    const removed = queries.deleteFrom('projects').where('name', 'in', ['a\u0000b', 'c']);
    expect(removed.compile().parameters).toEqual(['a\uFFFDb', 'c']);
    const changed = queries.updateTable('projects').set({ name: 'd' }).where('name', '=', 'a\u0000b');
    expect(changed.compile().parameters).toEqual(['d', 'a\uFFFDb']);
  });

  it('is never written: not added, not changed, not put in the place of another', () => {
    const added = queries.insertInto('projects').values(project);
    expect(() => added.compile()).toThrow(refused);
    const changed = queries.updateTable('projects').set({ name: 'a\u0000b' }).where('id', '=', '1');
    expect(() => changed.compile()).toThrow(refused);
    const replaced = queries
      .insertInto('projects')
      .values({ ...project, name: 'a' })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ name: 'a\u0000b' }));
    expect(() => replaced.compile()).toThrow(refused);
  });
});
