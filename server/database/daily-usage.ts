import { type RawBuilder, sql } from 'kysely';
import { addUp } from '#domain/rules/add-up.ts';
import type { DailyUsage, InvoiceLine } from '#domain/store/records.ts';
import type { StoreTransaction } from '#domain/store/store.ts';
import type { Queries } from '#server/database/schema.ts';

/** Rows of one statement: databases limit its parameters. */
const atOnce = 1000;

export function dailyUsage(queries: Queries): StoreTransaction['usage'] {
  const inDays = (organizationId: string, first: string, last: string) =>
    queries
      .selectFrom('dailyUsage')
      .where('dailyUsage.organizationId', '=', organizationId)
      .where('day', '>=', first)
      .where('day', '<=', last);
  return {
    async inDays(...asked) {
      const rows = await inDays(...asked)
        .leftJoin('projects', 'projects.id', 'dailyUsage.projectId')
        .leftJoin('removedProjects', 'removedProjects.id', 'dailyUsage.projectId')
        .orderBy('day')
        .orderBy('projectId')
        .select(['projectId', 'day', 'projects.name', 'removedProjects.name as lastName'])
        .select([exact(sql`bytes`).as('bytes'), exact(sql`samples`).as('samples')])
        .execute();
      return rows.map((row) => Object.assign(lineFrom(row), { day: row.day }));
    },
    async byProject(...asked) {
      const rows = await inDays(...asked)
        .leftJoin('projects', 'projects.id', 'dailyUsage.projectId')
        .leftJoin('removedProjects', 'removedProjects.id', 'dailyUsage.projectId')
        .groupBy(['projectId', 'projects.name', 'removedProjects.name'])
        .orderBy('projectId')
        .select(['projectId', 'projects.name', 'removedProjects.name as lastName'])
        .select([exact(sql`sum(bytes)`).as('bytes'), exact(sql`sum(samples)`).as('samples')])
        .execute();
      return rows.map(lineFrom);
    },
    async totalBytes(...asked) {
      const total = inDays(...asked).select(exact(sql`coalesce(sum(bytes), 0)`).as('bytes'));
      return BigInt((await total.executeTakeFirstOrThrow()).bytes);
    },
    async add(usage) {
      // In one order everywhere: servers that write at once then never wait for each other.
      const rows = addUp(usage, ({ projectId, day }) => `${projectId} ${day}`);
      for (let start = 0; start < rows.length; start += atOnce)
        await addRows(queries, rows.slice(start, start + atOnce));
    },
  };
}

/** A number as text: read as a number, it would lose its last digits. */
function exact(value: RawBuilder<unknown>): RawBuilder<string> {
  return sql<string>`cast(${value} as text)`;
}

interface LineRow {
  readonly projectId: string;
  /** The project's; `null` if it is gone. */
  readonly name: string | null;
  readonly lastName: string | null;
  readonly bytes: string;
  readonly samples: string;
}

function lineFrom({ projectId, name, lastName, bytes, samples }: LineRow): InvoiceLine {
  return { projectId, projectName: name ?? lastName ?? '', bytes: BigInt(bytes), samples: BigInt(samples) };
}

/** Keeps the name of a project that is about to go, for what it received. */
export async function keepLastName(queries: Queries, projectId: string): Promise<void> {
  await queries
    .insertInto('removedProjects')
    .columns(['id', 'organizationId', 'name', 'createdAt'])
    .expression((from) =>
      from
        .selectFrom('projects')
        .select(['projects.id', 'projects.organizationId', 'projects.name', 'projects.createdAt'])
        .where('projects.id', '=', projectId),
    )
    .execute();
}

async function addRows(queries: Queries, rows: readonly DailyUsage[]): Promise<void> {
  const ids = [...new Set(rows.map(({ projectId }) => projectId))];
  const found = await queries
    .selectFrom('projects')
    .select(['projects.id', 'projects.organizationId'])
    .where('projects.id', 'in', ids)
    .unionAll(
      queries
        .selectFrom('removedProjects')
        .select(['removedProjects.id', 'removedProjects.organizationId'])
        .where('removedProjects.id', 'in', ids),
    )
    .execute();
  const organizations = new Map(found.map(({ id, organizationId }) => [id, organizationId]));
  const known = rows.flatMap(({ projectId, day, bytes, samples }) => {
    const organizationId = organizations.get(projectId);
    return organizationId === undefined ? [] : [{ organizationId, projectId, day, bytes, samples }];
  });
  if (known.length === 0) return;
  await queries
    .insertInto('dailyUsage')
    .values(known)
    .onConflict((conflict) =>
      conflict.columns(['projectId', 'day']).doUpdateSet({
        bytes: sql`daily_usage.bytes + excluded.bytes`,
        samples: sql`daily_usage.samples + excluded.samples`,
      }),
    )
    .execute();
}
