import type { Ids } from '#domain/host.ts';
import { webIds } from '#domain/ids.ts';
import { nobodysKey } from '#domain/legacy-tokens.ts';
import { roleReference } from '#domain/rules/role-reference.ts';
import { serviceAccountSubject, userSubject } from '#domain/rules/subject.ts';
import { withGlobex } from '#domain/seed-globex.ts';
import { numberedId, seedIds } from '#domain/seed-ids.ts';
import { seedLedger } from '#domain/seed-ledger.ts';
import { seedRoles } from '#domain/seed-roles.ts';
import type {
  Invite,
  InviteAcceptance,
  LegacyToken,
  RoleBinding,
  ServiceAccount,
  Token,
  TokenUse,
  User,
} from '#domain/store/records.ts';
import { emptyWorld, type World } from '#domain/store/world.ts';

/** A person who can sign in with the demo's provider, `dev`. */
export interface Person {
  readonly name: string;
  readonly email: string;
  readonly subject: string;
}

/** The people of the seed world. All have an account; `newcomer` has no role binding; `owner` owns Acme, `globexOwner` Globex. */
export const people = {
  owner: person('Olivia Owner', 'owner@acme.example'),
  viewer: person('Victor Viewer', 'viewer@acme.example'),
  writer: person('Wren Writer', 'writer@acme.example'),
  billing: person('Bianca Billing', 'billing@acme.example'),
  newcomer: person('Noah Newcomer', 'newcomer@acme.example'),
  globexOwner: person('Gina Globex', 'owner@globex.example'),
} as const;

const { organization: organizationId, projects, deletedProject, roles, serviceAccounts: accounts, users } = seedIds;
const { production, staging, development, playground } = projects;
const owner = people.owner.subject;
const billingAdmin = roleReference(organizationId, 'Billing Admin');
const releaseEngineer = roleReference(organizationId, 'Release Engineer');
const machine = serviceAccountSubject;
const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];

/**
 * The demo world: the organization Acme after a year of use, and the small Globex, with dates relative to `now`. The tokens'
 * hashes have no known secret, nobody has the private key of the legacy tokens, and the links of open invites are new in each
 * world, so the public source gives nobody access.
 */
export function seedWorld(now: Date, ids: Pick<Ids, 'secret'> = webIds): World {
  return withGlobex(acmeWorld(now, ids), now, { owner: people.globexOwner.subject, viewer: owner });
}

/** The demo world without its second organization. */
export function acmeWorld(now: Date, ids: Pick<Ids, 'secret'> = webIds): World {
  const ago = (milliseconds: number) => new Date(now.getTime() - milliseconds);
  const made = (id: string, born: number, createdBy = owner) => ({
    id,
    organizationId,
    createdAt: ago(born),
    createdBy,
  });

  function project(id: string, name: string, born: number) {
    return { id, organizationId, name, createdAt: ago(born) };
  }

  function user(id: string, { email, name }: Person, born: number, seen: number): User {
    return {
      id,
      provider: 'dev',
      email,
      name,
      createdAt: ago(born),
      lastLoginAt: ago(seen),
      updatedAt: null,
      issuer: null,
      sub: null,
    };
  }

  function account(id: string, name: string, born: number, createdBy = owner): ServiceAccount {
    return { ...made(id, born, createdBy), name };
  }

  function token(
    number: number,
    serviceAccountId: string,
    name: string,
    born: number,
    used: number | null,
    projectId: string | null = null,
  ): Token {
    const id = numberedId('70ce7e57', number);
    const hash = id.replaceAll('-', '').repeat(2);
    return { ...made(id, born), serviceAccountId, name, projectId, hash, lastUsedAt: used === null ? null : ago(used) };
  }

  function legacyToken(
    number: number,
    projectId: string,
    name: string,
    born: number,
    used: number | null,
  ): LegacyToken {
    const id = numberedId('1e9ac770', number);
    const lastUsedAt = used === null ? null : ago(used);
    return { id, organizationId, projectId, name, publicKey: nobodysKey, createdAt: ago(born), lastUsedAt };
  }

  /** The last use of a token's account in a project. */
  function use(
    number: number,
    serviceAccountId: string,
    projectId: string,
    permission: string,
    used: number,
  ): TokenUse {
    const tokenId = numberedId('70ce7e57', number);
    return { organizationId, serviceAccountId, tokenId, projectId, permission, lastUsedAt: ago(used) };
  }

  function binding(
    number: number,
    subject: string,
    role: string,
    projectId: string | null,
    born: number,
    createdBy = owner,
  ): RoleBinding {
    return { ...made(numberedId('b19d1295', number), born, createdBy), subject, role, projectId };
  }

  function invite(number: number, roleId: string, born: number, expires: number | null, expired?: number): Invite {
    const ends = { expiresAt: expires === null ? null : ago(expires), expiredAt: null, expiredBy: null };
    const byHand = expired !== undefined && { expiredAt: ago(expired), expiredBy: owner };
    return { ...made(numberedId('19f17e57', number), born), roleId, token: ids.secret(), ...ends, ...byHand };
  }

  function acceptance(
    number: number,
    invited: number,
    accepter: Person,
    bound: number,
    born: number,
  ): InviteAcceptance {
    const [inviteId, roleBindingId] = [numberedId('19f17e57', invited), numberedId('b19d1295', bound)];
    const id = numberedId('acce97ed', number);
    return { id, organizationId, inviteId, acceptedBy: accepter.subject, acceptedAt: ago(born), roleBindingId };
  }

  const organization = { id: organizationId, name: 'Acme', createdAt: ago(400 * day), createdBy: 'system' };
  const acmeProjects = [
    project(production, 'Production', 400 * day),
    project(staging, 'Staging', 380 * day),
    project(development, 'Development', 210 * day),
    project(playground, 'Playground', 205 * day),
  ];
  return {
    ...emptyWorld,
    ...seedLedger(now, organization, acmeProjects),
    organizations: [organization],
    projects: acmeProjects,
    users: [
      user(users.owner, people.owner, 400 * day, 2 * hour),
      user(users.viewer, people.viewer, 300 * day, 1 * day),
      user(users.writer, people.writer, 150 * day, 5 * hour),
      user(users.billing, people.billing, 90 * day, 9 * day),
      user(users.newcomer, people.newcomer, 20 * minute, 20 * minute),
      user(users.globexOwner, people.globexOwner, 120 * day, 3 * day),
    ],
    roles: seedRoles(made),
    serviceAccounts: [
      account(accounts.agentProduction, 'agent-production', 350 * day),
      account(accounts.agentStaging, 'agent-staging', 348 * day),
      account(accounts.scraperKubernetes, 'scraper-kubernetes', 300 * day),
      account(accounts.scraperEdge, 'scraper-edge', 205 * day),
      account(accounts.ciDebuginfo, 'ci-debuginfo-upload', 290 * day),
      account(accounts.ciProfiling, 'github-actions-profiling', 120 * day),
      account(accounts.webSourceMaps, 'web-source-maps', 75 * day),
      account(accounts.dashboards, 'dashboards', 180 * day),
      account(accounts.terraform, 'terraform', 330 * day),
      account(accounts.legacyExporter, 'legacy-exporter', 390 * day, 'system'),
      account(accounts.incidentBot, 'incident-bot', 40 * day),
      account(accounts.loadTest, 'load-test', 14 * day),
    ],
    tokens: [
      token(1, accounts.agentProduction, 'cluster-eu-west', 200 * day, 2 * minute),
      token(2, accounts.agentProduction, 'cluster-us-east', 180 * day, 4 * minute),
      token(3, accounts.agentStaging, 'cluster-staging', 200 * day, 12 * minute),
      token(4, accounts.scraperKubernetes, 'scraper', 150 * day, 1 * minute),
      token(5, accounts.scraperEdge, 'edge-lab', 200 * day, 3 * day),
      token(6, accounts.ciDebuginfo, 'github-actions', 100 * day, 5 * hour),
      token(7, accounts.ciDebuginfo, 'old-jenkins', 290 * day, 220 * day),
      token(8, accounts.ciProfiling, 'benchmarks', 119 * day, 26 * hour),
      token(9, accounts.webSourceMaps, 'frontend-release', 75 * day, 6 * day, production),
      token(10, accounts.dashboards, 'grafana', 180 * day, 9 * minute),
      token(11, accounts.terraform, 'infrastructure', 330 * day, 26 * day),
      token(12, accounts.incidentBot, 'pager', 40 * day, null),
      token(13, accounts.loadTest, 'first', 14 * day, null, development),
      token(14, accounts.loadTest, 'second', 13 * day, null, development),
    ],
    legacyTokens: [
      legacyToken(1, production, 'agent before IAM', 395 * day, 3 * minute),
      legacyToken(2, production, 'jenkins debuginfo', 390 * day, 220 * day),
      legacyToken(3, staging, 'trial', 380 * day, null),
      // The project has no service account.
      legacyToken(4, playground, 'laptop scraper', 205 * day, 4 * hour),
    ],
    tokenUses: [
      use(1, accounts.agentProduction, production, 'profile.write', 2 * minute),
      use(1, accounts.agentProduction, production, 'debuginfo.write', 3 * hour),
      use(2, accounts.agentProduction, production, 'profile.write', 4 * minute),
      use(3, accounts.agentStaging, staging, 'profile.write', 12 * minute),
      use(4, accounts.scraperKubernetes, production, 'profile.write', 1 * minute),
      use(4, accounts.scraperKubernetes, staging, 'profile.write', 1 * minute),
      use(5, accounts.scraperEdge, development, 'profile.write', 3 * day),
      use(6, accounts.ciDebuginfo, production, 'debuginfo.write', 5 * hour),
      use(8, accounts.ciProfiling, development, 'profile.write', 26 * hour),
      use(9, accounts.webSourceMaps, production, 'debuginfo.write', 6 * day),
    ],
    tokenRefusals: [
      {
        organizationId,
        tokenId: numberedId('70ce7e57', 5),
        kind: 'permission-missing',
        projectId: development,
        permission: 'debuginfo.write',
        refusedAt: ago(3 * day),
      },
    ],
    bindings: [
      binding(1, owner, 'system:owner', null, 400 * day, 'system'),
      // Owner, but never signed in: doesn't count as an owner of the organization.
      binding(2, userSubject('google', 'rosa@acme.example'), 'system:owner', null, 30 * day),
      binding(3, people.viewer.subject, 'system:viewer', null, 300 * day),
      binding(4, people.billing.subject, billingAdmin, null, 90 * day),
      binding(5, userSubject('google', 'sam@acme.example'), releaseEngineer, staging, 60 * day),
      binding(6, 'oidc_user:github:12345', 'system:viewer', production, 395 * day, 'system'),
      binding(7, machine('agent-production'), 'system:writer', production, 350 * day),
      binding(8, machine('agent-staging'), 'system:writer', staging, 348 * day),
      binding(9, machine('scraper-kubernetes'), 'system:profile-writer', production, 300 * day),
      binding(10, machine('scraper-kubernetes'), 'system:profile-writer', staging, 299 * day),
      binding(11, machine('scraper-edge'), 'system:profile-writer', development, 205 * day),
      // A duplicate of the binding before.
      binding(12, machine('scraper-edge'), 'system:profile-writer', development, 31 * day),
      binding(13, machine('ci-debuginfo-upload'), 'system:debuginfo-writer', null, 290 * day),
      binding(14, machine('github-actions-profiling'), 'system:writer', development, 120 * day),
      binding(15, machine('web-source-maps'), 'system:debuginfo-writer', production, 75 * day),
      binding(16, machine('dashboards'), 'system:viewer', null, 180 * day),
      binding(17, machine('terraform'), 'system:owner', null, 330 * day),
      // Its project is deleted.
      binding(18, machine('legacy-exporter'), 'system:profile-writer', deletedProject, 390 * day, 'system'),
      binding(20, people.writer.subject, 'system:writer', null, 150 * day),
      binding(19, machine('load-test'), 'system:profile-writer', development, 14 * day),
    ],
    invites: [
      // Open, without an end.
      invite(3, 'system:viewer', 301 * day, null),
      invite(4, 'system:writer', 151 * day, 144 * day),
      invite(1, 'system:viewer', 20 * day, 13 * day),
      // Ended by hand.
      invite(2, 'system:viewer', 9 * day, null, 8 * day),
      // Open for five days more.
      invite(5, roles.releaseEngineer, 2 * day, -5 * day),
    ],
    acceptances: [acceptance(1, 3, people.viewer, 3, 300 * day), acceptance(2, 4, people.writer, 20, 150 * day)],
  };
}

function person(name: string, email: string): Person {
  return { name, email, subject: userSubject('dev', email) };
}
