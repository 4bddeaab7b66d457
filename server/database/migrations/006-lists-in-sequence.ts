import { sql } from 'kysely';
import type { Engine } from '#server/database/database.ts';
import type { Migration } from '#server/database/migration.ts';

/** Every list that is read in pages: its index up to then, and how its rows are found and sorted. */
const lists = [
  { table: 'projects', index: 'projects_in_order', of: 'organization_id', born: 'created_at' },
  { table: 'roles', index: 'roles_in_order', of: 'organization_id', born: 'created_at' },
  { table: 'service_accounts', index: 'service_accounts_in_order', of: 'organization_id', born: 'created_at' },
  { table: 'tokens', index: 'tokens_in_order', of: 'service_account_id', born: 'created_at' },
  { table: 'invites', index: 'invites_in_order', of: 'organization_id', born: 'created_at' },
  { table: 'invite_acceptances', index: 'invite_acceptances_in_order', of: 'invite_id', born: 'accepted_at' },
] as const;

/**
 * Numbers the rows of each list in the order of insertion, to sort those with the same time in pages; 002 did so for role
 * bindings. Rows that are there keep the order that they had: by time, then ID.
 */
export const listsInSequence: Migration = {
  name: '006-lists-in-sequence',
  async up(queries, engine) {
    const statements = [...before[engine], ...lists.flatMap((list) => numbered(list, engine)), ...foundInOrder];
    for (const statement of statements) await sql.raw(statement).execute(queries);
  },
};

function numbered({ table, index, of, born }: (typeof lists)[number], engine: Engine): readonly string[] {
  return [
    `alter table ${table} add column sequence bigint not null default 0`,
    `update ${table} set sequence = numbered.number
      from (select id, row_number() over (order by ${born}, id) as number from ${table}) as numbered
      where numbered.id = ${table}.id`,
    ...counting[engine](table),
    `drop index ${index}`,
    `create index ${index} on ${table} (${of}, ${born}, sequence)`,
  ];
}

/** SQLite counts only in a primary key, which an existing table can't get: a trigger counts instead. */
const before: Readonly<Record<Engine, readonly string[]>> = {
  postgres: [],
  sqlite: ['create table sequences (table_name text primary key, last integer not null)'],
};

const counting: Readonly<Record<Engine, (table: string) => readonly string[]>> = {
  postgres: (table) => [
    `alter table ${table} alter column sequence drop default`,
    `alter table ${table} alter column sequence add generated always as identity`,
    `select setval(pg_get_serial_sequence('${table}', 'sequence'), (select count(*) + 1 from ${table}), false)`,
  ],
  sqlite: (table) => [
    `insert into sequences (table_name, last) select '${table}', count(*) from ${table}`,
    `create trigger ${table}_in_sequence after insert on ${table} begin
      update sequences set last = last + 1 where table_name = '${table}';
      update ${table} set sequence = (select last from sequences where table_name = '${table}') where id = new.id;
    end`,
  ],
};

/**
 * Indexes that also hold the order of what they find. For a list that is found by one index and sorted by another, SQLite
 * reads all of the latter: the few role bindings of one subject took as long as all of the organization's.
 */
const foundInOrder: readonly string[] = [
  'drop index invite_acceptances_by_time',
  'create index invite_acceptances_by_time on invite_acceptances (organization_id, accepted_at, sequence)',
  'drop index role_bindings_by_subject',
  'create index role_bindings_by_subject on role_bindings (subject, organization_id, created_at, sequence)',
  'drop index role_bindings_by_role',
  'create index role_bindings_by_role on role_bindings (organization_id, role, created_at, sequence)',
];
