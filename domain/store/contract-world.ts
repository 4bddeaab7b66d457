import type {
  BillingAccount,
  DailyUsage,
  DebuginfoUpload,
  Invite,
  InviteAcceptance,
  Invoice,
  LegacyToken,
  Migration,
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
import { emptyWorld, type World } from '#domain/store/world.ts';

/** Records for the store contract: each function fills in what a case doesn't care about. */

/** A UUID that contains its number, so that IDs sort like numbers. */
export function uuid(number: number): string {
  return `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;
}

/** A time this many milliseconds into 2024. */
export function moment(milliseconds: number): Date {
  return new Date(Date.UTC(2024, 0, 1) + milliseconds);
}

export const acme = uuid(0xa);
export const globex = uuid(0xb);
export const acmeProject = uuid(0xa1);
export const globexProject = uuid(0xb1);
export const acmeAccount = uuid(0xa2);
export const globexAccount = uuid(0xb2);

const made = { organizationId: acme, createdAt: moment(0), createdBy: 'system' };

export function organization(fields: Partial<Organization> = {}): Organization {
  return { id: acme, name: 'Acme', createdAt: moment(0), createdBy: 'system', ...fields };
}

export function project(fields: Partial<Project> = {}): Project {
  return { id: acmeProject, organizationId: acme, name: 'Production', createdAt: moment(0), ...fields };
}

export function user(fields: Partial<User> = {}): User {
  const times = { createdAt: moment(0), lastLoginAt: moment(0), updatedAt: null, issuer: null, sub: null };
  return { id: uuid(1), provider: 'dev', email: 'ada@acme.example', name: 'Ada', ...times, ...fields };
}

export function role(fields: Partial<Role> = {}): Role {
  const permissions = ['billing.read', 'billing.modify'];
  return { ...made, id: uuid(2), name: 'Billing Admin', permissions, version: 1, ...fields };
}

export function binding(fields: Partial<RoleBinding> = {}): RoleBinding {
  return {
    ...made,
    id: uuid(3),
    subject: 'user:dev:ada@acme.example',
    projectId: null,
    role: 'system:owner',
    ...fields,
  };
}

export function account(fields: Partial<ServiceAccount> = {}): ServiceAccount {
  return { ...made, id: acmeAccount, name: 'agent', ...fields };
}

export function token(fields: Partial<Token> = {}): Token {
  return {
    ...made,
    id: uuid(5),
    serviceAccountId: acmeAccount,
    name: 'first',
    projectId: null,
    hash: 'a'.repeat(64),
    lastUsedAt: null,
    ...fields,
  };
}

export function legacyToken(fields: Partial<LegacyToken> = {}): LegacyToken {
  return {
    id: uuid(8),
    organizationId: acme,
    projectId: acmeProject,
    name: 'old agent',
    publicKey: '{"kty":"EC"}',
    createdAt: moment(0),
    lastUsedAt: null,
    ...fields,
  };
}

const seen = { organizationId: acme, tokenId: token().id, projectId: acmeProject, permission: 'profile.write' };

export function tokenUse(fields: Partial<TokenUse> = {}): TokenUse {
  return { ...seen, serviceAccountId: acmeAccount, lastUsedAt: moment(1000), ...fields };
}

export function tokenRefusal(fields: Partial<TokenRefusal> = {}): TokenRefusal {
  return { ...seen, kind: 'permission-missing', refusedAt: moment(1000), ...fields };
}

export function migration(fields: Partial<Migration> = {}): Migration {
  return {
    ...made,
    id: uuid(9),
    projectId: acmeProject,
    legacyTokenId: legacyToken().id,
    client: 'agent',
    serviceAccountId: acmeAccount,
    tokenId: token().id,
    createdServiceAccount: true,
    roleBindingId: binding().id,
    endedAt: null,
    outcome: null,
    ...fields,
  };
}

export function invite(fields: Partial<Invite> = {}): Invite {
  return {
    ...made,
    id: uuid(6),
    roleId: 'system:viewer',
    token: 'b'.repeat(64),
    expiresAt: null,
    expiredAt: null,
    expiredBy: null,
    ...fields,
  };
}

export function acceptance(fields: Partial<InviteAcceptance> = {}): InviteAcceptance {
  return {
    id: uuid(61),
    organizationId: acme,
    inviteId: invite().id,
    acceptedBy: 'user:dev:bo@acme.example',
    acceptedAt: moment(7),
    roleBindingId: uuid(97),
    ...fields,
  };
}

export function upload(fields: Partial<DebuginfoUpload> = {}): DebuginfoUpload {
  return {
    id: uuid(7),
    projectId: acmeProject,
    buildId: 'build',
    type: 0,
    hash: 'hash',
    size: 0,
    state: 'uploading',
    startedAt: moment(0),
    finishedAt: null,
    startedBy: 'serviceaccount:agent',
    ...fields,
  };
}

export function usage(fields: Partial<DailyUsage> = {}): DailyUsage {
  return { projectId: acmeProject, day: '2024-01-01', bytes: 10n, samples: 1n, ...fields };
}

export function billingAccount(fields: Partial<BillingAccount> = {}): BillingAccount {
  return {
    organizationId: acme,
    contact: { name: 'Größe & Söhne', email: 'pay@acme.example' },
    poNumber: 'PO-1',
    coupon: 'whatever was written there',
    canceledAt: moment(5),
    ...fields,
  };
}

export function invoiceOf(fields: Partial<Invoice> = {}): Invoice {
  return {
    id: uuid(81),
    organizationId: acme,
    organizationName: 'Acme',
    month: '2024-01',
    number: 'INV-2024-01-0001',
    status: 'open',
    issuedAt: moment(6),
    contact: { name: 'Ada', email: 'ada@acme.example' },
    poNumber: '',
    coupon: null,
    currency: 'usd',
    unitAmount: 25,
    includedGib: 2n ** 40n,
    quantity: 2n ** 33n,
    subtotal: 2n ** 62n,
    amountDue: 2n ** 61n,
    lines: [{ projectId: acmeProject, projectName: 'Production “1”', bytes: 2n ** 62n, samples: 3n }],
    ...fields,
  };
}

/** Two organizations, each with a project and a service account of the same name. */
export const contractWorld: World = {
  ...emptyWorld,
  organizations: [organization(), organization({ id: globex, name: 'Globex', createdAt: moment(1) })],
  projects: [project(), project({ id: globexProject, organizationId: globex })],
  serviceAccounts: [account(), account({ id: globexAccount, organizationId: globex })],
};
