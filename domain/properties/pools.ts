import type { Invite, Project, Role, ServiceAccount, Token, User } from '#domain/store/records.ts';

/**
 * What random worlds are drawn from: two organizations that use the same names. Few of everything on purpose, so that
 * what is drawn meets often.
 */

export const moment = new Date('2026-03-01T12:00:00.000Z');
export const made = { createdAt: moment, createdBy: 'system' };

/** The id of the nth record of a kind; three hex digits tell kinds apart. */
export function nthId(kind: string, n: number): string {
  return `${kind}00000-0000-4000-8000-${String(n).padStart(12, '0')}`;
}

export const acme = nthId('acc', 1);
export const globex = nthId('acc', 2);
/** Two projects of Acme, one of Globex, and one that nobody has any more. */
export const places = {
  alpha: nthId('b0a', 1),
  beta: nthId('b0a', 2),
  gamma: nthId('b0a', 3),
  gone: nthId('b0a', 4),
} as const;

/** E-mails of people who can sign in; the last of them has no account. */
export const people = ['ada', 'ben', 'cleo', 'dan', 'eve', 'never'].map((name) => `${name}@acme.example`);
/** Those of them to whom most happens. */
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
}));
/** Their permissions are drawn. */
export const roles: readonly Omit<Role, 'permissions'>[] = [
  { ...made, id: nthId('401', 1), organizationId: acme, name: 'Access' },
  { ...made, id: nthId('401', 2), organizationId: acme, name: 'a:b' },
  { ...made, id: nthId('401', 3), organizationId: acme, name: 'system:owner' },
  { ...made, id: nthId('401', 4), organizationId: globex, name: 'Access' },
];
export const accounts: readonly ServiceAccount[] = [
  { ...made, id: nthId('acc', 11), organizationId: acme, name: 'agent' },
  { ...made, id: nthId('acc', 12), organizationId: acme, name: 'robot' },
  { ...made, id: nthId('acc', 13), organizationId: globex, name: 'agent' },
];

const limits = [null, ...Object.values(places)];
/** One token of each account without a limit, and one for each project, whether it is the organization's or not. */
export const tokens: readonly Token[] = accounts.flatMap((account, n) =>
  limits.map((projectId, m) => tokenOf(account, projectId, n * limits.length + m)),
);
/** The role is drawn. */
export const invites: readonly Omit<Invite, 'roleId'>[] = [acme, globex].map(inviteOf);

/** Ids of records that may be there, and of some that never are. */
export const ids = {
  roles: [...roles.map((role) => role.id), nthId('401', 5)],
  invites: [...invites.map((invite) => invite.id), nthId('107', 5)],
  accounts: [...accounts.map((account) => account.id), nthId('acc', 14)],
  tokens: [...tokens.map((token) => token.id), nthId('70c', 99)],
};

export function subjectOfPerson(email: string): string {
  return `user:dev:${email}`;
}

/** The secret of the nth token. */
export function secretOf(n: number): string {
  return `psc_v1_${n.toString(16).padStart(64, '0')}`;
}

/** Not a digest, but as unambiguous and a hundred times as quick. */
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
