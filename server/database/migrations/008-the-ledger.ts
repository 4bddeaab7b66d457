import { sql } from 'kysely';
import type { Engine } from '#server/database/database.ts';
import type { Migration } from '#server/database/migration.ts';

/** Usage by project and day, in place of totals that nobody can tell the days of; billing accounts and invoices. */
export const theLedger: Migration = {
  name: '008-the-ledger',
  async up(queries, engine) {
    for (const statement of [...tables(engine), ...others]) await sql.raw(statement).execute(queries);
  },
};

/** Usage has no foreign key to its project, which may be gone, and invoices none to their organization. Amounts are text: they can be larger than 64 bits. */
function tables(engine: Engine): readonly string[] {
  // Sorted by code unit everywhere, not by the locale of a PostgreSQL cluster.
  const text = engine === 'postgres' ? 'text collate "C"' : 'text';
  const ofOrganization = `references organizations (id) on delete cascade`;
  return [
    `create table removed_projects (
      id ${text} primary key, organization_id ${text} not null ${ofOrganization}, name text not null,
      created_at bigint not null
    )`,
    `create table daily_usage (
      organization_id ${text} not null ${ofOrganization}, project_id ${text} not null, day ${text} not null,
      bytes bigint not null, samples bigint not null,
      primary key (project_id, day)
    )`,
    `create table billing_accounts (
      organization_id ${text} primary key ${ofOrganization}, contact_name text, contact_email text,
      po_number text not null, coupon text, canceled_at bigint
    )`,
    `create table invoices (
      id ${text} primary key, organization_id ${text} not null, organization_name text not null,
      month ${text} not null, number ${text} not null unique, status text not null, issued_at bigint not null,
      contact_name text, contact_email text, po_number text not null, coupon text, currency text not null,
      unit_amount bigint not null, included_gib text not null, quantity text not null, subtotal text not null,
      amount_due text not null, lines text not null,
      unique (organization_id, month)
    )`,
    `create table closed_months (month ${text} primary key, closed_at bigint not null)`,
  ];
}

const others: readonly string[] = [
  'create index removed_projects_by_organization on removed_projects (organization_id)',
  'create index daily_usage_in_order on daily_usage (organization_id, day, project_id)',
  'drop table profile_totals',
];
