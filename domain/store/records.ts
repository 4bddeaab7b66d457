import type { Discount } from '#domain/rules/bill.ts';
import type { ClientKind } from '#domain/rules/clients.ts';
import type { InvoiceStatus } from '#domain/rules/invoice-status.ts';

/**
 * What a store keeps: plain readonly records, not proto messages or database rows. IDs are UUIDs, times are `Date`s (in
 * milliseconds), and `null` means "none", never "unknown".
 */

export interface Organization {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Date;
  /** The subject of the person, or `system`. */
  readonly createdBy: string;
}

export interface Project {
  readonly id: string;
  readonly organizationId: string;
  readonly name: string;
  readonly createdAt: Date;
}

/** A human who has signed in at least once. Provider and e-mail together are unique; the e-mail is lower-case. */
export interface User {
  readonly id: string;
  readonly provider: string;
  readonly email: string;
  readonly name: string;
  readonly createdAt: Date;
  readonly lastLoginAt: Date;
  /** When the person chose their name, which a sign-in then keeps. `null`: never, the provider names them. */
  readonly updatedAt: Date | null;
  /**
   * The account at the provider that the person signed in from: its keeper, and its name there, which never passes to somebody
   * else, as an e-mail address can. Both `null`: not known yet, or forgotten when an owner removed the person.
   */
  readonly issuer: string | null;
  readonly sub: string | null;
}

/** A custom role. System roles are not stored: see rules/system-roles.ts. */
export interface Role {
  readonly id: string;
  readonly organizationId: string;
  readonly name: string;
  readonly permissions: readonly string[];
  /** 1 at first; each change adds one. */
  readonly version: number;
  readonly createdAt: Date;
  readonly createdBy: string;
}

export interface RoleBinding {
  readonly id: string;
  readonly organizationId: string;
  /** `user:<provider>:<email>`, `serviceaccount:<name>`, or another form in older data. */
  readonly subject: string;
  /** `null`: the whole organization. The project may no longer exist. */
  readonly projectId: string | null;
  /** A role reference: `system:<name>` or `<organization id>:<role name>`. The role may no longer exist. */
  readonly role: string;
  readonly createdAt: Date;
  readonly createdBy: string;
}

export interface ServiceAccount {
  readonly id: string;
  readonly organizationId: string;
  readonly name: string;
  readonly createdAt: Date;
  readonly createdBy: string;
}

/** An API token of a service account. It has only the secret's digest. */
export interface Token {
  readonly id: string;
  readonly organizationId: string;
  readonly serviceAccountId: string;
  readonly name: string;
  /** `null`: the token works wherever its account has permissions. */
  readonly projectId: string | null;
  /** SHA-256 of the secret, 64 lower-case hex digits. */
  readonly hash: string;
  readonly createdAt: Date;
  readonly createdBy: string;
  /** `null`: never used. Up to a minute old. */
  readonly lastUsedAt: Date | null;
}

/** An API token of before service accounts: a JWT that is bound to one project, and counts only while its record exists. */
export interface LegacyToken {
  readonly id: string;
  readonly organizationId: string;
  readonly projectId: string;
  readonly name: string;
  /** The public key that the JWT's signature is checked with: a JWK for ES256, as JSON. */
  readonly publicKey: string;
  readonly createdAt: Date;
  /** `null`: never used. Up to a minute old. */
  readonly lastUsedAt: Date | null;
}

/** The last use of an API token in one project, with one permission. At most one for each of these. */
export interface TokenUse {
  readonly organizationId: string;
  readonly serviceAccountId: string;
  readonly tokenId: string;
  readonly projectId: string;
  readonly permission: string;
  readonly lastUsedAt: Date;
}

/** Why the data plane refused an API token. */
export const refusalKinds = ['no-project', 'malformed-project', 'permission-missing'] as const;

export type RefusalKind = (typeof refusalKinds)[number];

/** The last refusal of an API token for one reason. At most one for each token and kind, so nobody can fill the store. */
export interface TokenRefusal {
  readonly organizationId: string;
  readonly tokenId: string;
  readonly kind: RefusalKind;
  /** The project that was asked for, which need not exist; empty if none was, or if it was no UUID. */
  readonly projectId: string;
  readonly permission: string;
  readonly refusedAt: Date;
}

/** How a migration can end. */
export const migrationOutcomes = ['finished', 'abandoned'] as const;

export type MigrationOutcome = (typeof migrationOutcomes)[number];

/** The way of one client to an API token of its own. At most one for each API token. */
export interface Migration {
  readonly id: string;
  readonly organizationId: string;
  readonly projectId: string;
  /** `null`: the client had no legacy token. The token may be gone. */
  readonly legacyTokenId: string | null;
  readonly client: ClientKind;
  /** The account and its token may be gone. */
  readonly serviceAccountId: string;
  readonly tokenId: string;
  readonly createdServiceAccount: boolean;
  /** `null`: none was created. The binding may be gone. */
  readonly roleBindingId: string | null;
  readonly createdAt: Date;
  readonly createdBy: string;
  /** `null`, both: under way. */
  readonly endedAt: Date | null;
  readonly outcome: MigrationOutcome | null;
}

/** An invite gives its role, organization-wide, to every person who accepts it in time. */
export interface Invite {
  readonly id: string;
  readonly organizationId: string;
  readonly roleId: string;
  /** The secret part of the link; empty where the store can't tell it, as it need not for an invite that has ended. */
  readonly token: string;
  readonly createdAt: Date;
  readonly createdBy: string;
  /** `null`: never. */
  readonly expiresAt: Date | null;
  /** When and by whom it was ended manually. */
  readonly expiredAt: Date | null;
  readonly expiredBy: string | null;
}

export interface InviteAcceptance {
  readonly id: string;
  readonly organizationId: string;
  readonly inviteId: string;
  readonly acceptedBy: string;
  readonly acceptedAt: Date;
  readonly roleBindingId: string;
}

/** One change, written in the transaction that made it. Holds names and ids, never a secret. */
export interface AuditRecord {
  readonly id: string;
  readonly organizationId: string;
  readonly at: Date;
  /** The subject that made the change. */
  readonly actor: string;
  /** The RPC's name, for example `DeleteRoleBinding`. */
  readonly action: string;
  /** What was changed, in words that make sense after its deletion; for machines, also the token and account. */
  readonly target: Readonly<Record<string, string>>;
}

/** What is stored of a debuginfo upload: its metadata, not the data. */
export interface DebuginfoUpload {
  readonly id: string;
  readonly projectId: string;
  readonly buildId: string;
  readonly type: number;
  readonly hash: string;
  /** Bytes received so far; 0 until the upload. */
  readonly size: number;
  readonly state: 'uploading' | 'uploaded';
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
  readonly startedBy: string;
}

/** What a project received on one UTC day. At most one for each of these. */
export interface DailyUsage {
  readonly projectId: string;
  /** As `2026-11-29`. */
  readonly day: string;
  readonly bytes: bigint;
  readonly samples: bigint;
}

/** The same, with the project's name: its last one, if the project is gone. */
export interface NamedUsage extends DailyUsage {
  readonly projectName: string;
}

/** A discount that was agreed with one organization. */
export interface Coupon extends Discount {
  readonly id: string;
  readonly name: string;
}

/** Who receives the invoices. */
export interface BillingContact {
  readonly name: string;
  readonly email: string;
}

/** What was said about paying. An organization of which nothing was said has none. */
export interface BillingAccount {
  readonly organizationId: string;
  /** `null`: none was ever given. */
  readonly contact: BillingContact | null;
  /** The number of the purchase order that the organization pays against; empty without one. */
  readonly poNumber: string;
  /** The discount as JSON; `null` without one. It may have been written by hand: domain/billing/discount.ts reads it. */
  readonly coupon: string | null;
  /** When the subscription was canceled; `null`: it goes on. */
  readonly canceledAt: Date | null;
}

/** What one project received in the month of an invoice. */
export interface InvoiceLine {
  readonly projectId: string;
  /** As it was when the month was closed; the last one, if the project was gone. */
  readonly projectName: string;
  readonly bytes: bigint;
  readonly samples: bigint;
}

/**
 * The bill for one UTC month, with everything that its PDF says, as it was when the month was closed but for its status. At most
 * one for each organization and month.
 */
export interface Invoice {
  readonly id: string;
  readonly organizationId: string;
  readonly organizationName: string;
  /** As `2026-11`. */
  readonly month: string;
  /** For people, and unique in the installation: `INV-2026-11-0001`. */
  readonly number: string;
  readonly status: InvoiceStatus;
  readonly issuedAt: Date;
  readonly contact: BillingContact | null;
  readonly poNumber: string;
  readonly coupon: Coupon | null;
  readonly currency: string;
  readonly unitAmount: number;
  readonly includedGib: bigint;
  readonly quantity: bigint;
  readonly subtotal: bigint;
  readonly amountDue: bigint;
  /** By project ID. */
  readonly lines: readonly InvoiceLine[];
}

/** A UTC month whose invoices are all there, except where it is still open. What is received for it later is not invoiced. */
export interface ClosedMonth {
  readonly month: string;
  readonly closedAt: Date;
}

/** A closed month that could not be closed for this organization yet. */
export interface OpenMonth {
  readonly organizationId: string;
  readonly month: string;
}
