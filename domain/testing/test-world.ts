import type { DescService } from '@bufbuild/protobuf';
import { type Client, createClient, createRouterTransport, type Transport } from '@connectrpc/connect';
import { noBookkeeping } from '#domain/billing/bookkeeping.ts';
import type { Caller } from '#domain/caller.ts';
import type { Host } from '#domain/host.ts';
import { createIdentifiedRoutes } from '#domain/identified-routes.ts';
import { expectedCallerHeader } from '#domain/rules/expected-caller.ts';
import { userSubject } from '#domain/rules/subject.ts';
import { createMemoryStore } from '#domain/store/memory-store.ts';
import type { Store } from '#domain/store/store.ts';
import type { World } from '#domain/store/world.ts';
import { digestOnce } from '#domain/testing/digest-once.ts';
import { fakeSingleSignOn } from '#domain/testing/fake-single-sign-on.ts';
import { type Actor, machines, organizations, testRecords, tokenSecret } from '#domain/testing/test-records.ts';
import { AccessService } from '#proto/console/access/v1alpha1/access_pb.ts';
import { ActivityService } from '#proto/console/activity/v1alpha1/activity_pb.ts';
import { CapabilitiesService } from '#proto/console/capabilities/v1alpha1/capabilities_pb.ts';
import { LedgerService } from '#proto/console/ledger/v1alpha1/ledger_pb.ts';
import { MembershipService } from '#proto/console/membership/v1alpha1/membership_pb.ts';
import { MigrationService } from '#proto/console/migration/v1alpha1/migration_pb.ts';
import { PeopleService } from '#proto/console/people/v1alpha1/people_pb.ts';
import { CustomRoleService } from '#proto/console/role/v1alpha1/role_pb.ts';
import { SingleSignOnService } from '#proto/console/sso/v1alpha1/sso_pb.ts';
import { DebuginfoService } from '#proto/parca/debuginfo/v1alpha1/debuginfo_pb.ts';
import { ProfileStoreService } from '#proto/parca/profilestore/v1alpha1/profilestore_pb.ts';
import { AuthorizationService } from '#proto/polarsignals/authorization/v1alpha1/authorization_pb.ts';
import { BillingService } from '#proto/polarsignals/billing/v1alpha1/billing_pb.ts';
import { OrganizationService } from '#proto/polarsignals/organization/v1alpha1/organization_pb.ts';
import { ProjectService } from '#proto/polarsignals/project/v1alpha1/project_pb.ts';
import { RoleService } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';
import { ServiceAccountService } from '#proto/polarsignals/serviceaccount/v1alpha1/serviceaccount_pb.ts';
import { UserService } from '#proto/polarsignals/user/v1alpha1/user_pb.ts';

/** Every service, by its name in tests. The same list that `createRoutes` serves. */
export const services = {
  authorization: AuthorizationService,
  roles: RoleService,
  accounts: ServiceAccountService,
  projects: ProjectService,
  organizations: OrganizationService,
  users: UserService,
  capabilities: CapabilitiesService,
  access: AccessService,
  customRoles: CustomRoleService,
  people: PeopleService,
  activity: ActivityService,
  migrations: MigrationService,
  singleSignOn: SingleSignOnService,
  billing: BillingService,
  ledger: LedgerService,
  membership: MembershipService,
  debuginfo: DebuginfoService,
  profiles: ProfileStoreService,
} as const satisfies Record<string, DescService>;

export type Clients = { readonly [Name in keyof typeof services]: Client<(typeof services)[Name]> };

/** How a client authenticates. */
export interface Signature {
  /** A person with a session, by e-mail. */
  readonly person?: string;
  /** An API token. */
  readonly secret?: string;
  /** The `projectid` header. */
  readonly project?: string;
  /** Whom the calls are meant from: a subject. */
  readonly expected?: string;
}

/** The moment at which every world starts. */
export const startOfTests = new Date('2026-03-01T12:00:00.000Z');

/** A world for tests: real clients of the real routes, in memory, with a predictable clock and IDs. */
export interface TestWorld {
  readonly host: Host;
  readonly store: Store;
  /** The unexpected errors that were reported. */
  readonly reports: { readonly error: unknown; readonly requestId: string }[];
  /** Clients that act as this actor; `project` goes into the `projectid` header. */
  as(actor: Actor, project?: string): Clients;
  /** Clients that authenticate like this. */
  signed(signature: Signature): Clients;
  now(): Date;
  /** How many changes the store has kept. */
  commits(): number;
  /** Lets time pass, in milliseconds. */
  pass(milliseconds: number): void;
  /** The audit records' actions of Acme, oldest first. */
  audited(): Promise<string[]>;
}

/** `change` changes the initial records; `around` changes the host, for tests that make it fail. */
export async function createTestWorld(
  change: (world: World) => World = (world) => world,
  around: (host: Host) => Host = (host) => host,
): Promise<TestWorld> {
  let now = startOfTests;
  let counter = 0;
  let commits = 0;
  const reports: { error: unknown; requestId: string }[] = [];
  const memory = createMemoryStore(change(await testRecords(now)), { onCommit: () => (commits += 1) });
  const uncounted = async (note: () => Promise<void>) => {
    const before = commits;
    await note();
    commits = before;
  };
  // What was seen of tokens is kept, but is no change.
  const store: Store = {
    ...memory,
    noteTokenUse: (use) => uncounted(() => memory.noteTokenUse(use)),
    noteTokenRefusal: (refusal) => uncounted(() => memory.noteTokenRefusal(refusal)),
  };
  const host = around({
    store,
    clock: () => now,
    ids: {
      uuid: () => `00000000-0000-4000-8000-${String(++counter).padStart(12, '0')}`,
      secret: () => (++counter).toString(16).padStart(64, '0'),
      digest: digestOnce,
    },
    providers: ['dev', 'google'],
    singleSignOn: fakeSingleSignOn(),
    endSessions: async () => undefined,
    plan: { currency: 'usd', unitAmount: 25, includedGib: 100n },
    invoicePdf: ({ organizationId, number }) => `https://console.example/invoices/${organizationId}/${number}.pdf`,
    bookkeeping: noBookkeeping,
    identify: async (header) => personCaller(header.get('x-person')),
    report: (error, requestId) => reports.push({ error, requestId }),
  });
  const unsigned = createRouterTransport(createIdentifiedRoutes(host));

  function signed(signature: Signature): Clients {
    const transport = signedTransport(unsigned, signature);
    return {
      authorization: createClient(services.authorization, transport),
      roles: createClient(services.roles, transport),
      accounts: createClient(services.accounts, transport),
      projects: createClient(services.projects, transport),
      organizations: createClient(services.organizations, transport),
      users: createClient(services.users, transport),
      capabilities: createClient(services.capabilities, transport),
      access: createClient(services.access, transport),
      customRoles: createClient(services.customRoles, transport),
      people: createClient(services.people, transport),
      activity: createClient(services.activity, transport),
      migrations: createClient(services.migrations, transport),
      singleSignOn: createClient(services.singleSignOn, transport),
      billing: createClient(services.billing, transport),
      ledger: createClient(services.ledger, transport),
      membership: createClient(services.membership, transport),
      debuginfo: createClient(services.debuginfo, transport),
      profiles: createClient(services.profiles, transport),
    };
  }

  return {
    host,
    store,
    reports,
    signed,
    as: (actor, project) => signed({ ...signatureOf(actor), ...(project !== undefined && { project }) }),
    now: () => now,
    commits: () => commits,
    pass(milliseconds) {
      now = new Date(now.getTime() + milliseconds);
    },
    audited: async () => (await store.audit.ofOrganization(organizations.acme)).map((record) => record.action),
  };
}

/** One router serves all clients of a world: to make one is dearer than a call. */
function signedTransport(transport: Transport, signature: Signature): Transport {
  return {
    unary: (method, signal, timeout, header, ...rest) =>
      transport.unary(method, signal, timeout, withSignature(header, signature), ...rest),
    stream: (method, signal, timeout, header, ...rest) =>
      transport.stream(method, signal, timeout, withSignature(header, signature), ...rest),
  };
}

function withSignature(
  header: ConstructorParameters<typeof Headers>[0],
  { person, secret, project, expected }: Signature,
): Headers {
  const signed = new Headers(header);
  if (person !== undefined) signed.set('x-person', person);
  if (secret !== undefined) signed.set('authorization', `Bearer ${secret}`);
  if (project !== undefined) signed.set('projectid', project);
  if (expected !== undefined) signed.set(expectedCallerHeader, encodeURIComponent(expected));
  return signed;
}

function signatureOf(actor: Actor): Signature {
  if (actor === 'signedOut') return {};
  return Object.hasOwn(machines, actor) ? { secret: tokenSecret(actor) } : { person: `${actor}@acme.example` };
}

function personCaller(raw: string | null): Caller | undefined {
  if (raw === null) return undefined;
  const email = raw.toLowerCase();
  return { kind: 'user', subject: userSubject('dev', email), provider: 'dev', email };
}
