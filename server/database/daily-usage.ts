import { sql } from 'kysely';
import type { DailyUsage } from '#domain/store/records.ts';
import type { StoreTransaction } from '#domain/store/store.ts';
import type { Queries } from '#server/database/schema.ts';

/** Rows of one statement: databases limit its parameters. */
const atOnce = 1000;

export function dailyUsage(queries: Queries): StoreTransaction['usage'] {
  return {
    async inDays(organizationId, first, last) {
      const rows = await queries
        .selectFrom('dailyUsage')
        .leftJoin('projects', 'projects.id', 'dailyUsage.projectId')
        .leftJoin('removedProjects', 'removedProjects.id', 'dailyUsage.projectId')
        .where('dailyUsage.organizationId', '=', organizationId)
        .where('day', '>=', first)
        .where('day', '<=', last)
        .orderBy('day')
        .orderBy('projectId')
        .select(['projectId', 'day', 'projects.name', 'removedProjects.name as lastName'])
        // As numbers, they would lose their last digits.
        .select([sql<string>`cast(bytes as text)`.as('bytes'), sql<string>`cast(samples as text)`.as('samples')])
        .execute();
      return rows.map(({ projectId, day, bytes, samples, name, lastName }) => ({
        projectId,
        projectName: name ?? lastName ?? '',
        day,
        bytes: BigInt(bytes),
        samples: BigInt(samples),
      }));
    },
    async add(usage) {
      const rows = together(usage);
      for (let start = 0; start < rows.length; start += atOnce)
        await addRows(queries, rows.slice(start, start + atOnce));
    },
  };
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

/** One row for each project and day, in one order everywhere: servers that write at once then never wait for each other. */
function together(usage: readonly DailyUsage[]): DailyUsage[] {
  const rows = new Map<string, DailyUsage>();
  for (const row of usage) {
    const key = `${row.projectId} ${row.day}`;
    const before = rows.get(key) ?? { bytes: 0n, samples: 0n };
    rows.set(key, { ...row, bytes: before.bytes + row.bytes, samples: before.samples + row.samples });
  }
  return [...rows].toSorted(([a], [b]) => Number(a > b) - Number(a < b)).map(([, row]) => row);
}
