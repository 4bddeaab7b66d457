import { nobodysKey } from '#domain/legacy-tokens.ts';
import type {
  Invite,
  LegacyToken,
  Migration,
  Project,
  Role,
  ServiceAccount,
  Token,
  User,
} from '#domain/store/records.ts';

/**
 * The values of random worlds: two organizations that use the same names. Few values on purpose, so that random records
 * often relate to each other.
 */

export const moment = new Date('2026-03-01T12:00:00.000Z');
export const made = { createdAt: moment, createdBy: 'system' };

/** The ID of the nth record of a kind; `kind` is three hex digits. */
export function nthId(kind: string, n: number): string {
  return `${kind}00000-0000-4000-8000-${String(n).padStart(12, '0')}`;
}

export const acme = nthId('acc', 1);
export const globex = nthId('acc', 2);
/** Two projects of Acme, one of Globex, and one that no longer exists. */
export const places = {
  alpha: nthId('b0a', 1),
  beta: nthId('b0a', 2),
  gamma: nthId('b0a', 3),
  gone: nthId('b0a', 4),
} as const;

/** E-mails of people; the last one has no account. */
export const people = ['ada', 'ben', 'cleo', 'dan', 'eve', 'never'].map((name) => `${name}@acme.example`);
/** The people who are drawn most often. */
export const busy = people.slice(1, 4);

export const projects: readonly Project[] = [
  { ...made, id: places.alpha, organizationId: acme, name: 'Alpha' },
  { ...made, id: places.beta, organizationId: acme, name: 'Beta' },
  { ...made, id: places.gamma, organizationId: globex, name: 'Gamma' },
];
export const users: readonly User[] = people.slice(0, -1).map((email, n) => ({
  id: nthId('5e4', n),
  provider: 'dev',
  email,
  name: email,
  createdAt: moment,
  lastLoginAt: moment,
  updatedAt: null,
  issuer: null,
  sub: null,
}));
/** Custom roles; their permissions are random. */
export const roles: readonly Omit<Role, 'permissions'>[] = [
  { ...made, id: nthId('401', 1), organizationId: acme, version: 1, name: 'Access' },
  { ...made, id: nthId('401', 2), organizationId: acme, version: 1, name: 'a:b' },
  { ...made, id: nthId('401', 3), organizationId: acme, version: 1, name: 'system:owner' },
  { ...made, id: nthId('401', 4), organizationId: globex, version: 1, name: 'Access' },
];
export const accounts: readonly ServiceAccount[] = [
  { ...made, id: nthId('acc', 11), organizationId: acme, name: 'agent' },
  { ...made, id: nthId('acc', 12), organizationId: acme, name: 'robot' },
  { ...made, id: nthId('acc', 13), organizationId: globex, name: 'agent' },
];

const limits = [null, ...Object.values(places)];
/** For each account, a token without a limit and one limited to each project, even of the other organization. */
export const tokens: readonly Token[] = accounts.flatMap((account, n) =>
  limits.map((projectId, m) => tokenOf(account, projectId, n * limits.length + m)),
);
/** Invites; their role is random. */
export const invites: readonly Omit<Invite, 'roleId'>[] = [acme, globex].map(inviteOf);

/** A legacy token in each project, with no key that anybody has, and a migration. */
export const legacyTokens: readonly LegacyToken[] = projects.map(({ id: projectId, organizationId }, n) => ({
  id: nthId('1e6', n),
  organizationId,
  projectId,
  name: 'legacy',
  publicKey: nobodysKey,
  createdAt: moment,
  lastUsedAt: moment,
}));
export const migrations: readonly Migration[] = projects.map(({ id: projectId, organizationId }, n) => ({
  createdAt: moment,
  createdBy: made.createdBy,
  id: nthId('316', n),
  organizationId,
  projectId,
  legacyTokenId: nthId('1e6', n),
  client: 'agent',
  serviceAccountId: accounts[n]?.id ?? '',
  tokenId:
    tokens.find((token) => token.serviceAccountId === accounts[n]?.id && token.projectId === projectId)?.id ?? '',
  createdServiceAccount: false,
  roleBindingId: null,
  endedAt: null,
  outcome: null,
}));

/** IDs of records that may exist, and of some that never do. */
export const ids = {
  roles: [...roles.map((role) => role.id), nthId('401', 5)],
  users: [...users.map((user) => user.id), nthId('5e4', 99)],
  invites: [...invites.map((invite) => invite.id), nthId('107', 5)],
  accounts: [...accounts.map((account) => account.id), nthId('acc', 14)],
  tokens: [...tokens.map((token) => token.id), nthId('70c', 99)],
  legacyTokens: [...legacyTokens.map((token) => token.id), nthId('1e6', 99)],
  migrations: [...migrations.map((migration) => migration.id), nthId('316', 99)],
};

export function subjectOfPerson(email: string): string {
  return `user:dev:${email}`;
}

/** The secret of the nth token. */
export function secretOf(n: number): string {
  return `psc_v1_${n.toString(16).padStart(64, '0')}`;
}

/** Not a real digest, but as unambiguous and a hundred times faster. */
export function digestOf(text: string): string {
  return `digest of ${text}`;
}

function tokenOf({ id, organizationId }: ServiceAccount, projectId: string | null, n: number): Token {
  const hash = digestOf(secretOf(n));
  const name = `token ${n}`;
  return {
    ...made,
    id: nthId('70c', n),
    organizationId,
    serviceAccountId: id,
    name,
    projectId,
    hash,
    lastUsedAt: moment,
  };
}

function inviteOf(organizationId: string, n: number): Omit<Invite, 'roleId'> {
  const open = { expiresAt: null, expiredAt: null, expiredBy: null };
  return { ...made, ...open, id: nthId('107', n), organizationId, token: `invite ${n}` };
}
