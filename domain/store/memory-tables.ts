import { startOfMonth } from '#domain/rules/utc-calendar.ts';
import { type Key, MemoryTable, StagedTable, type TableView } from '#domain/store/memory-table.ts';
import type {
  AuditRecord,
  BillingAccount,
  ClosedMonth,
  DailyUsage,
  DebuginfoUpload,
  Invite,
  InviteAcceptance,
  Invoice,
  LegacyToken,
  Migration,
  OpenMonth,
  Organization,
  Project,
  Role,
  RoleBinding,
  ServiceAccount,
  Token,
  TokenRefusal,
  TokenUse,
  User,
} from '#domain/store/records.ts';
import type { SingleSignOn } from '#domain/store/single-sign-on-records.ts';
import type { World } from '#domain/store/world.ts';

/** Every table of the memory store, empty, with the indexes that the port's lookups need. */
function emptyTables() {
  return {
    organizations: table<Organization>()({ all: () => [], creator: (row) => [row.createdBy] }),
    projects: table<Project>()({ organization: (row) => [row.organizationId] }, [], 'sequence'),
    users: table<User>()({ email: (row) => [row.provider, row.email], all: () => [] }, ['email']),
    roles: table<Role>()(
      { organization: (row) => [row.organizationId], name: (row) => [row.organizationId, row.name] },
      ['name'],
      'sequence',
    ),
    bindings: table<RoleBinding>()(
      {
        organization: (row) => [row.organizationId],
        project: (row) => [row.organizationId, row.projectId],
        subject: (row) => [row.organizationId, row.subject],
        role: (row) => [row.organizationId, row.role],
        subjectAnywhere: (row) => [row.subject],
      },
      [],
      'sequence',
    ),
    serviceAccounts: table<ServiceAccount>()(
      { organization: (row) => [row.organizationId], name: (row) => [row.organizationId, row.name] },
      ['name'],
      'sequence',
    ),
    tokens: table<Token>()(
      {
        organization: (row) => [row.organizationId],
        account: (row) => [row.organizationId, row.serviceAccountId],
        name: (row) => [row.serviceAccountId, row.name],
        hash: (row) => [row.hash],
        project: (row) => [row.organizationId, row.projectId],
      },
      ['name', 'hash'],
      'sequence',
    ),
    legacyTokens: table<LegacyToken>()({
      organization: (row) => [row.organizationId],
      project: (row) => [row.organizationId, row.projectId],
    }),
    tokenUses: table<Keyed<TokenUse>>((row) => row.lastUsedAt)({
      organization: (row) => [row.organizationId],
      project: (row) => [row.projectId],
      token: (row) => [row.tokenId],
    }),
    tokenRefusals: table<Keyed<TokenRefusal>>((row) => row.refusedAt)({
      organization: (row) => [row.organizationId],
      token: (row) => [row.tokenId],
    }),
    migrations: table<Migration>()({ organization: (row) => [row.organizationId], token: (row) => [row.tokenId] }, [
      'token',
    ]),
    invites: table<Invite>()(
      { organization: (row) => [row.organizationId], token: (row) => [row.token] },
      ['token'],
      'sequence',
    ),
    acceptances: table<InviteAcceptance>((row) => row.acceptedAt)(
      { organization: (row) => [row.organizationId], invite: (row) => [row.organizationId, row.inviteId] },
      [],
      'sequence',
    ),
    singleSignOn: table<Keyed<SingleSignOn>>((row) => row.setUpAt)({ identifier: (row) => [row.identifier] }, [
      'identifier',
    ]),
    audit: table<AuditRecord>((row) => row.at)({ organization: (row) => [row.organizationId] }),
    debuginfo: table<DebuginfoUpload>((row) => row.startedAt)(
      { buildId: (row) => [row.projectId, row.buildId, row.type], project: (row) => [row.projectId] },
      ['buildId'],
    ),
    removedProjects: table<Project>()({ organization: (row) => [row.organizationId] }),
    usage: table<Keyed<DailyUsage>>((row) => new Date(row.day))({ project: (row) => [row.projectId] }),
    billingAccounts: table<Keyed<BillingAccount>>(() => new Date(0))({}),
    invoices: table<Invoice>((row) => row.issuedAt)(
      {
        organization: (row) => [row.organizationId],
        month: (row) => [row.organizationId, row.month],
        number: (row) => [row.number],
        all: () => [],
      },
      ['month', 'number'],
    ),
    closedMonths: table<Keyed<ClosedMonth>>((row) => startOfMonth(row.month))({ all: () => [] }),
    openMonths: table<Keyed<OpenMonth>>((row) => startOfMonth(row.month))({
      organization: (row) => [row.organizationId],
      all: () => [],
    }),
  };
}

export type MemoryTables = ReturnType<typeof emptyTables>;

/** The tables for reading only, committed or inside a transaction. */
export type TableViews = {
  readonly [Name in keyof MemoryTables]: MemoryTables[Name] extends MemoryTable<infer Row, infer Index>
    ? TableView<Row, Index>
    : never;
};

/** Tables that hold a world. Throws when the world breaks a rule of the store, such as two equal ids. */
export function tablesOf(world: World): MemoryTables {
  const tables = emptyTables();
  tables.organizations.fill(world.organizations);
  tables.projects.fill(world.projects);
  tables.users.fill(world.users);
  tables.roles.fill(world.roles);
  tables.bindings.fill(world.bindings);
  tables.serviceAccounts.fill(world.serviceAccounts);
  tables.tokens.fill(world.tokens);
  tables.legacyTokens.fill(world.legacyTokens);
  tables.tokenUses.fill(world.tokenUses.map(keyedUse));
  tables.tokenRefusals.fill(world.tokenRefusals.map(keyedRefusal));
  tables.migrations.fill(world.migrations);
  tables.invites.fill(world.invites);
  tables.acceptances.fill(world.acceptances);
  tables.singleSignOn.fill(world.singleSignOn.map(keyedByOrganization));
  tables.audit.fill(world.audit);
  tables.debuginfo.fill(world.debuginfo);
  tables.removedProjects.fill(world.removedProjects);
  tables.usage.fill(world.usage.map(keyedUsage));
  tables.billingAccounts.fill(world.billingAccounts.map(keyedAccount));
  tables.invoices.fill(world.invoices);
  tables.closedMonths.fill(world.closedMonths.map(keyedMonth));
  tables.openMonths.fill(world.openMonths.map(keyedOpenMonth));
  return tables;
}

/** The world that the tables hold now. */
export function worldOf(tables: MemoryTables): World {
  return {
    organizations: tables.organizations.all(),
    projects: tables.projects.all(),
    users: tables.users.all(),
    roles: tables.roles.all(),
    bindings: tables.bindings.all(),
    serviceAccounts: tables.serviceAccounts.all(),
    tokens: tables.tokens.all(),
    legacyTokens: tables.legacyTokens.all(),
    tokenUses: tables.tokenUses.all().map(unkeyed),
    tokenRefusals: tables.tokenRefusals.all().map(unkeyed),
    migrations: tables.migrations.all(),
    invites: tables.invites.all(),
    acceptances: tables.acceptances.all(),
    singleSignOn: tables.singleSignOn.all().map(unkeyed),
    audit: tables.audit.all(),
    debuginfo: tables.debuginfo.all(),
    removedProjects: tables.removedProjects.all(),
    usage: tables.usage.all().map(unkeyed),
    billingAccounts: tables.billingAccounts.all().map(unkeyed),
    invoices: tables.invoices.all(),
    closedMonths: tables.closedMonths.all().map(unkeyed),
    openMonths: tables.openMonths.all().map(unkeyed),
  };
}

/** The tables as one transaction sees them, and what makes its changes real. */
export function stage(tables: MemoryTables) {
  return {
    organizations: new StagedTable(tables.organizations),
    projects: new StagedTable(tables.projects),
    users: new StagedTable(tables.users),
    roles: new StagedTable(tables.roles),
    bindings: new StagedTable(tables.bindings),
    serviceAccounts: new StagedTable(tables.serviceAccounts),
    tokens: new StagedTable(tables.tokens),
    legacyTokens: new StagedTable(tables.legacyTokens),
    tokenUses: new StagedTable(tables.tokenUses),
    tokenRefusals: new StagedTable(tables.tokenRefusals),
    migrations: new StagedTable(tables.migrations),
    invites: new StagedTable(tables.invites),
    acceptances: new StagedTable(tables.acceptances),
    singleSignOn: new StagedTable(tables.singleSignOn),
    audit: new StagedTable(tables.audit),
    debuginfo: new StagedTable(tables.debuginfo),
    removedProjects: new StagedTable(tables.removedProjects),
    usage: new StagedTable(tables.usage),
    billingAccounts: new StagedTable(tables.billingAccounts),
    invoices: new StagedTable(tables.invoices),
    closedMonths: new StagedTable(tables.closedMonths),
    openMonths: new StagedTable(tables.openMonths),
  };
}

export type StagedTables = ReturnType<typeof stage>;

/** A record that has no ID of its own, under an ID made of what there is at most one for. */
export type Keyed<Row> = Row & { readonly id: string };

export function keyedUse(use: TokenUse): Keyed<TokenUse> {
  return { ...use, id: [use.tokenId, use.projectId, use.permission].join(' ') };
}

export function keyedRefusal(refusal: TokenRefusal): Keyed<TokenRefusal> {
  return { ...refusal, id: [refusal.tokenId, refusal.kind].join(' ') };
}

/** Each organization has one at most. */
export function keyedByOrganization(row: SingleSignOn): Keyed<SingleSignOn> {
  return { ...row, id: row.organizationId };
}

export function keyedUsage(usage: DailyUsage): Keyed<DailyUsage> {
  return { ...usage, id: [usage.projectId, usage.day].join(' ') };
}

export function keyedAccount(account: BillingAccount): Keyed<BillingAccount> {
  return { ...account, id: account.organizationId };
}

export function keyedMonth(closed: ClosedMonth): Keyed<ClosedMonth> {
  return { ...closed, id: closed.month };
}

export function keyedOpenMonth(open: OpenMonth): Keyed<OpenMonth> {
  return { ...open, id: [open.organizationId, open.month].join(' ') };
}

/** The record as it was given. */
export function unkeyed<Row>({ id: _id, ...row }: Keyed<Row>): Omit<Keyed<Row>, 'id'> {
  return row;
}

type Dated = { readonly createdAt: Date };

/** Two calls, so that the record type is given and the indexes are inferred. */
function table<Row extends { readonly id: string } & Dated>(): TableOf<Row>;
function table<Row extends { readonly id: string }>(born: (row: Row) => Date): TableOf<Row>;
function table<Row extends { readonly id: string } & Partial<Dated>>(
  born = (row: Row) => row.createdAt ?? new Date(0),
): TableOf<Row> {
  return (indexes, unique = [], ties = 'id') =>
    new MemoryTable({ bornAt: (row) => born(row).getTime(), indexes, unique, ties });
}

type TableOf<Row extends { readonly id: string }> = <Index extends string = never>(
  indexes: Readonly<Record<Index, (row: Row) => Key>>,
  unique?: readonly NoInfer<Index>[],
  ties?: 'id' | 'sequence',
) => MemoryTable<Row, Index>;
