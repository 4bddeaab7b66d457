import type { ColumnType, Generated, Kysely, Selectable } from 'kysely';
import type { ClientKind } from '#domain/rules/clients.ts';
import type { InvoiceStatus } from '#domain/rules/invoice-status.ts';
import type { MigrationOutcome, RefusalKind } from '#domain/store/records.ts';

/**
 * The tables as the queries see them; columns are snake_case in the database. Times are integer milliseconds since
 * 1970, which SQLite and PostgreSQL store and order alike; lists and maps of text are JSON.
 */
export interface Tables {
  organizations: Made & { id: string; name: string };
  projects: Sequenced & { id: string; organizationId: string; name: string; createdAt: number };
  users: {
    id: string;
    provider: string;
    email: string;
    name: string;
    createdAt: number;
    lastLoginAt: number;
    updatedAt: number | null;
    issuer: string | null;
    sub: string | null;
  };
  roles: Sequenced & Made & { id: string; organizationId: string; name: string; permissions: string; version: number };
  roleBindings: Sequenced &
    Made & { id: string; organizationId: string; subject: string; projectId: string | null; role: string };
  serviceAccounts: Sequenced & Made & { id: string; organizationId: string; name: string };
  tokens: Sequenced &
    Made & {
      id: string;
      organizationId: string;
      serviceAccountId: string;
      name: string;
      projectId: string | null;
      hash: string;
      lastUsedAt: number | null;
    };
  legacyTokens: {
    id: string;
    organizationId: string;
    projectId: string;
    name: string;
    publicKey: string;
    createdAt: number;
    lastUsedAt: number | null;
  };
  tokenUses: Seen & { serviceAccountId: string; lastUsedAt: number };
  tokenRefusals: Seen & { kind: RefusalKind; refusedAt: number };
  tokenMigrations: Made & {
    id: string;
    organizationId: string;
    projectId: string;
    legacyTokenId: string | null;
    client: ClientKind;
    serviceAccountId: string;
    tokenId: string;
    /** 1: yes. SQLite knows no truth. */
    createdServiceAccount: number;
    roleBindingId: string | null;
    endedAt: number | null;
    outcome: MigrationOutcome | null;
  };
  invites: Sequenced &
    Made & {
      id: string;
      organizationId: string;
      roleId: string;
      /** SHA-256 of the token. */
      tokenDigest: string;
      /** The token as the `TokenSeal` keeps it; `null` when the invite has ended. */
      sealedToken: string | null;
      expiresAt: number | null;
      expiredAt: number | null;
      expiredBy: string | null;
    };
  inviteAcceptances: Sequenced & {
    id: string;
    organizationId: string;
    inviteId: string;
    acceptedBy: string;
    acceptedAt: number;
    roleBindingId: string;
  };
  auditRecords: { id: string; organizationId: string; at: number; actor: string; action: string; target: string };
  debuginfoUploads: {
    id: string;
    projectId: string;
    buildId: string;
    type: number;
    hash: string;
    size: number;
    state: 'uploading' | 'uploaded';
    startedAt: number;
    finishedAt: number | null;
    startedBy: string;
  };
  singleSignOn: {
    organizationId: string;
    identifier: string;
    issuer: string;
    clientId: string;
    /** The client's secret as the `TokenSeal` keeps it. */
    sealedSecret: string;
    /** 1: yes. */
    enableGroups: number;
    defaultRole: string | null;
    version: number;
    enabledAt: number | null;
    setUpAt: number;
    setUpBy: string;
    trial: string | null;
  };
  sessions: {
    idHash: string;
    userId: string;
    /** The organization through whose single sign-on it began; `null`: through the installation's own provider. */
    organizationId: string | null;
    createdAt: number;
    lastSeenAt: number;
    expiresAt: number;
  };
  removedProjects: { id: string; organizationId: string; name: string; createdAt: number };
  dailyUsage: { organizationId: string; projectId: string; day: string; bytes: Exact; samples: Exact };
  billingAccounts: Contact & {
    organizationId: string;
    poNumber: string;
    /** JSON, perhaps written by hand. */
    coupon: string | null;
    canceledAt: number | null;
  };
  invoices: Contact & {
    id: string;
    organizationId: string;
    organizationName: string;
    month: string;
    number: string;
    status: InvoiceStatus;
    issuedAt: number;
    poNumber: string;
    /** JSON. */
    coupon: string | null;
    currency: string;
    unitAmount: number;
    includedGib: string;
    quantity: string;
    subtotal: string;
    amountDue: string;
    /** JSON. */
    lines: string;
  };
  closedMonths: { month: string; closedAt: number };
  usageMeters: { id: string; lastBatch: number; writtenAt: number };
  openMonths: { organizationId: string; month: string };
}

/** An integer of 64 bits, which must be read as text: as a number, it would lose its last digits. */
type Exact = ColumnType<never, bigint, bigint>;

/** The billing contact. Both are `null` without one. */
interface Contact {
  contactName: string | null;
  contactEmail: string | null;
}

/** A table that is read in pages. */
interface Sequenced {
  /** Assigned by the database, increasing with each insertion. */
  sequence: Generated<number>;
}

/** What was seen of an API token. */
interface Seen {
  organizationId: string;
  tokenId: string;
  projectId: string;
  permission: string;
}

interface Made {
  createdAt: number;
  createdBy: string;
}

/** A row that a query of a table returns. */
export type Row<Table extends keyof Tables> = Selectable<Tables[Table]>;

/** A row without the columns that the database fills in. */
export type NewRow<Table extends keyof Tables> = Omit<Row<Table>, 'sequence'>;

/** The database, or one connection of it inside a transaction. */
export type Queries = Kysely<Tables>;
