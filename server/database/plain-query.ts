import { CompiledQuery, PostgresAdapter } from 'kysely';
import type { Queries } from '#server/database/schema.ts';
import { replaceNul } from '#server/database/without-nul.ts';

type Value = string | number | null;

/**
 * A query in plain SQL, for what nearly every call asks: Kysely builds the text of its own queries anew each time, which
 * costs more than running them. Write `?` for each value.
 */
export function plainQuery<Row>(text: string): (queries: Queries, ...values: readonly Value[]) => Promise<Row[]> {
  let number = 0;
  const numbered = text.replaceAll('?', () => `$${(number += 1)}`);
  return async (queries, ...values) => {
    const isPostgres = queries.getExecutor().adapter instanceof PostgresAdapter;
    const query = isPostgres
      ? CompiledQuery.raw(numbered, values.map(replaceNul))
      : CompiledQuery.raw(text, [...values]);
    const { rows } = await queries.executeQuery<Row>(query);
    return rows;
  };
}
