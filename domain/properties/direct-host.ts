import { createClient } from '@connectrpc/connect';
import { callerNamedIn } from '#domain/authenticate.ts';
import { noBookkeeping } from '#domain/billing/bookkeeping.ts';
import type { Host } from '#domain/host.ts';
import { directTransports } from '#domain/properties/direct-transport.ts';
import { digestOf, moment, subjectOfPerson } from '#domain/properties/pools.ts';
import { createRoutes } from '#domain/routes.ts';
import { createMemoryStore } from '#domain/store/memory-store.ts';
import type { World } from '#domain/store/world.ts';
import { fakeSingleSignOn } from '#domain/testing/fake-single-sign-on.ts';
import { type Clients, services } from '#domain/testing/test-world.ts';

/** How a caller authenticates: a person by e-mail, a machine by its token's secret, or not at all. */
export interface Signature {
  readonly person?: string;
  readonly secret?: string;
}

/** The real services over a world in memory, called directly. */
export interface DirectHost {
  /** Clients that authenticate like this; `project` goes into the `projectid` header. */
  as(signature: Signature, project?: string | null): Clients;
  /** All records, as they are now. */
  world(): World;
  /** The unexpected errors that were reported: there should be none. */
  readonly reports: unknown[];
}

export function createDirectHost(initial: World): DirectHost {
  let world = initial;
  let count = 1000;
  const reports: unknown[] = [];
  const host: Host = {
    store: createMemoryStore(initial, { onCommit: (changed) => (world = changed) }),
    clock: () => moment,
    ids: {
      uuid: () => `1d000000-0000-4000-8000-${String(++count).padStart(12, '0')}`,
      secret: () => (++count).toString(16).padStart(64, '0'),
      digest: async (text) => digestOf(text),
    },
    providers: ['dev'],
    singleSignOn: fakeSingleSignOn(),
    endSessions: async () => undefined,
    plan: { currency: 'usd', unitAmount: 25, includedGib: 100n },
    invoicePdf: () => '',
    bookkeeping: noBookkeeping,
    identify: async (header) => {
      const email = header.get('x-person');
      if (email === null) return undefined;
      return { kind: 'user', subject: subjectOfPerson(email), provider: 'dev', email };
    },
    report: (error) => reports.push(error),
  };
  const transports = directTransports(createRoutes(host), (header) => callerNamedIn(host, header));
  return {
    reports,
    world: () => world,
    as({ person, secret }, project = null) {
      const transport = transports({
        ...(person !== undefined && { 'x-person': person }),
        ...(secret !== undefined && { authorization: `Bearer ${secret}` }),
        ...(project !== null && { projectid: project }),
      });
      // Each client is created when it is used: most callers use one.
      return {
        get authorization() {
          return createClient(services.authorization, transport);
        },
        get roles() {
          return createClient(services.roles, transport);
        },
        get accounts() {
          return createClient(services.accounts, transport);
        },
        get projects() {
          return createClient(services.projects, transport);
        },
        get organizations() {
          return createClient(services.organizations, transport);
        },
        get users() {
          return createClient(services.users, transport);
        },
        get capabilities() {
          return createClient(services.capabilities, transport);
        },
        get access() {
          return createClient(services.access, transport);
        },
        get customRoles() {
          return createClient(services.customRoles, transport);
        },
        get people() {
          return createClient(services.people, transport);
        },
        get activity() {
          return createClient(services.activity, transport);
        },
        get migrations() {
          return createClient(services.migrations, transport);
        },
        get singleSignOn() {
          return createClient(services.singleSignOn, transport);
        },
        get billing() {
          return createClient(services.billing, transport);
        },
        get ledger() {
          return createClient(services.ledger, transport);
        },
        get membership() {
          return createClient(services.membership, transport);
        },
        get debuginfo() {
          return createClient(services.debuginfo, transport);
        },
        get profiles() {
          return createClient(services.profiles, transport);
        },
      };
    },
  };
}
