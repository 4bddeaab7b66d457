import { type SelectQueryBuilder, sql, type SqlBool } from 'kysely';
import { firstPageOf, type Page, type PageRequest } from '#domain/store/page.ts';

/** The column with the moment of creation. */
type Born = 'createdAt' | 'acceptedAt';

/** The rows of a list, which has a `sequence`, in the list's order: by creation, then as they were added. */
export function inOrder<Tables, Table extends keyof Tables, Row>(
  rows: SelectQueryBuilder<Tables, Table, Row>,
  born: Born = 'createdAt',
): SelectQueryBuilder<Tables, Table, Row> {
  return rows.orderBy(sql.ref(born)).orderBy(sql.ref('sequence'));
}

/**
 * A page of `inOrder` by keyset: it is found by the values of the row before it, not by counting rows, so every page costs
 * the same. Needs an index on what `rows` looks for, `born` and `sequence`.
 */
export async function pageOf<
  Tables,
  Table extends keyof Tables,
  Row extends { readonly sequence: number } & Readonly<Record<At, number>>,
  Kept,
  At extends Born,
>(
  rows: SelectQueryBuilder<Tables, Table, Row>,
  { size, after }: PageRequest,
  fromRow: (row: Row) => Kept,
  born: At,
): Promise<Page<Kept>> {
  const wanted = after ? rows.where(isAfter(born, after.createdAt, after.sequence)) : rows;
  const found = await inOrder(wanted, born)
    .limit(size + 1)
    .execute();
  const positionOf = (row: Row) => ({ createdAt: new Date(row[born]), sequence: row.sequence });
  const page = firstPageOf(found, size, positionOf, after ? undefined : await numberOf(rows));
  return { ...page, rows: page.rows.map(fromRow) };
}

function isAfter(born: Born, at: Date, sequence: number) {
  return sql<SqlBool>`(${sql.ref(born)}, ${sql.ref('sequence')}) > (${at.getTime()}, ${sequence})`;
}

async function numberOf<Tables, Table extends keyof Tables, Row>(
  rows: SelectQueryBuilder<Tables, Table, Row>,
): Promise<number> {
  const counted = rows.clearSelect().select(sql<number>`count(*)`.as('number'));
  return (await counted.$castTo<{ number: number }>().executeTakeFirstOrThrow()).number;
}
