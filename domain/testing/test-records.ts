import { roleReference } from '#domain/rules/role-reference.ts';
import { serviceAccountSubject, userSubject } from '#domain/rules/subject.ts';
import { tokenPrefix } from '#domain/rules/token.ts';
import type { RoleBinding, ServiceAccount, Token, User } from '#domain/store/records.ts';
import { emptyWorld, type World } from '#domain/store/world.ts';
import { digestOnce } from '#domain/testing/digest-once.ts';
import { testPublicKey } from '#domain/testing/legacy-jwt.ts';
import { foreignSetup, spareSetup } from '#domain/testing/test-single-sign-on.ts';

/** The records for tests of the services: two organizations, and one actor for each kind of caller. */

export const organizations = {
  acme: 'ac3e0000-0000-4000-8000-000000000001',
  globex: '910be000-0000-4000-8000-000000000002',
} as const;
export const projects = {
  alpha: 'a1000000-0000-4000-8000-000000000001',
  beta: 'be000000-0000-4000-8000-000000000002',
  /** In Globex. */
  gamma: '9a000000-0000-4000-8000-000000000003',
  /** Doesn't exist. */
  unknown: 'ffffffff-0000-4000-8000-000000000004',
} as const;
export const billingRole = {
  id: 'b1111000-0000-4000-8000-000000000001',
  reference: roleReference(organizations.acme, 'Billing Admin'),
} as const;

/** Records of Acme without an actor, for calls to act on. */
export const spare = {
  /** A custom role that nobody holds. */
  role: { id: '5e000000-0000-4000-8000-000000000001', reference: roleReference(organizations.acme, 'Spare') },
  /** Viewer for a person who never signed in. */
  bindingId: '5e000000-0000-4000-8000-000000000002',
  /** An open invite to Viewer, without an end. A machine created it, so every person may accept it. */
  invite: { id: '5e000000-0000-4000-8000-000000000003', token: 'a'.repeat(64) },
  /** An upload in project beta, of which something has arrived. */
  upload: { id: '5e000000-0000-4000-8000-000000000004', buildId: 'open-build' },
  /** A legacy token of project beta, of which `legacyJwt` makes the JWT. */
  legacyTokenId: '5e000000-0000-4000-8000-000000000008',
  /** A migration under way in project beta, from that token to the idle machine's. */
  migrationId: '5e000000-0000-4000-8000-000000000009',
} as const;

/** People, each with the role and project of their one binding; all have accounts with provider `dev`. */
export const humans = {
  owner: { organization: 'acme', role: 'system:owner', project: null },
  writer: { organization: 'acme', role: 'system:writer', project: null },
  viewer: { organization: 'acme', role: 'system:viewer', project: null },
  /** Owner of project alpha only. */
  projectOwner: { organization: 'acme', role: 'system:owner', project: projects.alpha },
  billing: { organization: 'acme', role: billingRole.reference, project: null },
  newcomer: { organization: 'acme', role: null, project: null },
  /** The owner of Globex. */
  stranger: { organization: 'globex', role: 'system:owner', project: null },
} as const;

/** Service accounts, each with one binding and one token; `limit` is the project that the token is limited to. */
export const machines = {
  ownerMachine: { organization: 'acme', role: 'system:owner', project: null, limit: null },
  agent: { organization: 'acme', role: 'system:writer', project: null, limit: null },
  /** Profile Writer in project alpha. */
  scraper: { organization: 'acme', role: 'system:profile-writer', project: projects.alpha, limit: null },
  uploader: { organization: 'acme', role: 'system:debuginfo-writer', project: null, limit: null },
  idleMachine: { organization: 'acme', role: null, project: null, limit: null },
  /** May do everything, with a token limited to project alpha. */
  limitedMachine: { organization: 'acme', role: 'system:owner', project: null, limit: projects.alpha },
  strangerMachine: { organization: 'globex', role: 'system:owner', project: null, limit: null },
} as const;

type Machine = keyof typeof machines;
export type Actor = keyof typeof humans | Machine | 'signedOut';
export const actors: readonly Actor[] = [...keysOf(humans), ...keysOf(machines), 'signedOut'];

/** The subject of an actor in bindings. */
export function subjectOf(actor: Actor): string {
  return isMachine(actor) ? serviceAccountSubject(actor) : userSubject('dev', `${actor}@acme.example`);
}

/** The API token of a machine. */
export function tokenSecret(actor: Actor): string {
  const number = actors.indexOf(actor);
  return tokenPrefix + number.toString(16).padStart(64, 'e');
}

/** Ids of an actor's records: `kind` tells the account, binding or token of one actor apart. */
export function idOf(actor: Actor, kind: 'account' | 'binding' | 'token'): string {
  const prefix = { account: 'acc00000', binding: 'b1bd0000', token: '70ce0000' }[kind];
  return `${prefix}-0000-4000-8000-${String(actors.indexOf(actor)).padStart(12, '0')}`;
}

export async function testRecords(now: Date): Promise<World> {
  const createdAt = new Date(now.getTime() - 86_400_000);
  const { acme, globex } = organizations;
  return {
    ...emptyWorld,
    organizations: [
      { id: acme, name: 'Acme', createdAt, createdBy: 'system' },
      { id: globex, name: 'Globex', createdAt, createdBy: 'system' },
    ],
    projects: [
      { id: projects.alpha, organizationId: acme, name: 'Alpha', createdAt },
      { id: projects.beta, organizationId: acme, name: 'Beta', createdAt },
      { id: projects.gamma, organizationId: globex, name: 'Gamma', createdAt },
    ],
    roles: [
      {
        id: billingRole.id,
        organizationId: acme,
        name: 'Billing Admin',
        permissions: ['billing.read', 'billing.modify'],
        version: 1,
        createdAt,
        createdBy: 'system',
      },
      {
        id: spare.role.id,
        organizationId: acme,
        name: 'Spare',
        permissions: ['view.read'],
        version: 1,
        createdAt,
        createdBy: 'system',
      },
    ],
    users: keysOf(humans).map((actor) => user(actor, createdAt)),
    serviceAccounts: keysOf(machines).map((actor) => account(actor, createdAt)),
    tokens: await Promise.all(keysOf(machines).map((actor) => token(actor, createdAt))),
    bindings: [
      ...[...keysOf(humans), ...keysOf(machines)].flatMap((actor) => binding(actor, createdAt)),
      {
        id: spare.bindingId,
        organizationId: acme,
        subject: 'user:dev:never@acme.example',
        projectId: null,
        role: 'system:viewer',
        createdAt,
        createdBy: 'system',
      },
    ],
    singleSignOn: [spareSetup, foreignSetup],
    invites: [
      {
        ...spare.invite,
        organizationId: acme,
        roleId: 'system:viewer',
        createdAt,
        createdBy: subjectOf('ownerMachine'),
        expiresAt: null,
        expiredAt: null,
        expiredBy: null,
      },
    ],
    legacyTokens: [
      {
        id: spare.legacyTokenId,
        organizationId: acme,
        projectId: projects.beta,
        name: 'old agent',
        publicKey: testPublicKey,
        createdAt,
        lastUsedAt: null,
      },
    ],
    migrations: [
      {
        id: spare.migrationId,
        organizationId: acme,
        projectId: projects.beta,
        legacyTokenId: spare.legacyTokenId,
        client: 'agent',
        serviceAccountId: idOf('idleMachine', 'account'),
        tokenId: idOf('idleMachine', 'token'),
        createdServiceAccount: true,
        roleBindingId: null,
        createdAt,
        createdBy: subjectOf('owner'),
        endedAt: null,
        outcome: null,
      },
    ],
    billingAccounts: [
      {
        organizationId: acme,
        contact: { name: 'Acme Accounts', email: 'accounts@acme.example' },
        poNumber: 'PO-1',
        coupon: null,
        canceledAt: null,
      },
    ],
    debuginfo: [
      {
        ...spare.upload,
        projectId: projects.beta,
        type: 0,
        hash: 'hash',
        size: 1,
        state: 'uploading',
        startedAt: now,
        finishedAt: null,
        startedBy: subjectOf('uploader'),
      },
    ],
  };
}

function user(actor: Actor, createdAt: Date): User {
  const [id, email] = [idOf(actor, 'account'), `${actor}@acme.example`.toLowerCase()];
  return {
    id,
    provider: 'dev',
    email,
    name: actor,
    createdAt,
    lastLoginAt: createdAt,
    updatedAt: null,
    issuer: null,
    sub: null,
  };
}

function account(actor: Machine, createdAt: Date): ServiceAccount {
  const organizationId = organizations[machines[actor].organization];
  return { id: idOf(actor, 'account'), organizationId, name: actor, createdAt, createdBy: 'system' };
}

async function token(actor: Machine, createdAt: Date): Promise<Token> {
  const { organization, limit } = machines[actor];
  return {
    id: idOf(actor, 'token'),
    organizationId: organizations[organization],
    serviceAccountId: idOf(actor, 'account'),
    name: 'main',
    projectId: limit,
    hash: await digestOnce(tokenSecret(actor)),
    createdAt,
    createdBy: 'system',
    lastUsedAt: null,
  };
}

function binding(actor: Exclude<Actor, 'signedOut'>, createdAt: Date): RoleBinding[] {
  const { organization, role, project } = isMachine(actor) ? machines[actor] : humans[actor];
  if (role === null) return [];
  const organizationId = organizations[organization];
  const subject = subjectOf(actor);
  return [
    { id: idOf(actor, 'binding'), organizationId, subject, projectId: project, role, createdAt, createdBy: 'system' },
  ];
}

function isMachine(actor: Actor): actor is Machine {
  return Object.hasOwn(machines, actor);
}

function keysOf<Name extends string>(record: Readonly<Record<Name, unknown>>): Name[] {
  return Object.keys(record).filter((name): name is Name => Object.hasOwn(record, name));
}
