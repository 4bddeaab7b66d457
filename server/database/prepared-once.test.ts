import Sqlite from 'better-sqlite3';
import { expect, it } from 'vitest';
import { preparedOnce } from '#server/database/prepared-once.ts';

const database = new Sqlite(':memory:');
database.exec('create table rows (x); insert into rows values (1), (2)');

/** Prepares once, and tells what it has prepared. */
function counting(limit?: number) {
  const texts: string[] = [];
  const prepare: typeof database.prepare = (text) => {
    texts.push(text);
    return database.prepare(text);
  };
  const once = preparedOnce({ prepare, close: () => database.close() }, limit);
  return { texts, prepared: (text: string) => once.prepare(text) };
}

it('prepares a query once, however often it runs', () => {
  const { texts, prepared } = counting();
  for (const x of [1, 2]) expect(prepared('select * from rows where x = ?').all([x])).toEqual([{ x }]);
  expect(texts).toHaveLength(1);
});

it('keeps so many and forgets the one that was not used for longest', () => {
  const { texts, prepared } = counting(2);
  for (const text of ['select 1', 'select 2', 'select 1', 'select 3', 'select 1', 'select 2']) prepared(text);
  expect(texts).toEqual(['select 1', 'select 2', 'select 3', 'select 2']);
});

it('can run a query while its rows are being read', () => {
  const { prepared } = counting();
  const seen = [...prepared('select * from rows').iterate([])].map(() => prepared('select * from rows').all([]).length);
  expect(seen).toEqual([2, 2]);
});

it('sees a column that was added since', () => {
  const { prepared } = counting();
  prepared('select * from rows').all([]);
  database.exec('alter table rows add column y default 5');
  expect(prepared('select * from rows').all([])[0]).toEqual({ x: 1, y: 5 });
});
