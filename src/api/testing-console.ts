/* oxlint-disable no-restricted-imports -- the one place where tests of the console get the domain, as a backend behind the wire */
import { Code, ConnectError, createRouterTransport, type Interceptor } from '@connectrpc/connect';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { onTestFinished, vi } from 'vitest';
import { noBookkeeping } from '#domain/billing/bookkeeping.ts';
import { createIdentifiedRoutes } from '#domain/identified-routes.ts';
import { webIds } from '#domain/ids.ts';
import { seedIds } from '#domain/seed-ids.ts';
import { demoPlan } from '#domain/seed-ledger.ts';
import { people, seedWorld } from '#domain/seed.ts';
import { createMemoryStore } from '#domain/store/memory-store.ts';
import { fakeSingleSignOn } from '#domain/testing/fake-single-sign-on.ts';
import type { AccessService } from '#proto/console/access/v1alpha1/access_pb.ts';
import type { CapabilitiesService } from '#proto/console/capabilities/v1alpha1/capabilities_pb.ts';
import type { LedgerService } from '#proto/console/ledger/v1alpha1/ledger_pb.ts';
import type { MigrationService } from '#proto/console/migration/v1alpha1/migration_pb.ts';
import type { PeopleService } from '#proto/console/people/v1alpha1/people_pb.ts';
import type { CustomRoleService } from '#proto/console/role/v1alpha1/role_pb.ts';
import type { AuthorizationService } from '#proto/polarsignals/authorization/v1alpha1/authorization_pb.ts';
import type { BillingService } from '#proto/polarsignals/billing/v1alpha1/billing_pb.ts';
import type { OrganizationService } from '#proto/polarsignals/organization/v1alpha1/organization_pb.ts';
import type { ProjectService } from '#proto/polarsignals/project/v1alpha1/project_pb.ts';
import type { RoleService } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';
import type { ServiceAccountService } from '#proto/polarsignals/serviceaccount/v1alpha1/serviceaccount_pb.ts';
import type { UserService } from '#proto/polarsignals/user/v1alpha1/user_pb.ts';
import { type ApiError, readError } from './errors.ts';
import { followRefusals } from './follow-refusals.ts';
import { createQueryClient } from './query-client.ts';
import { watchRefusals } from './refusals.ts';
import { watchSession } from './session-end.ts';
import { transport } from './transport.ts';

/** For tests: the IDs of the seed world's organization. */
export const acme = seedIds.organization;
export const { projects, serviceAccounts: accounts } = seedIds;

/** For tests: a person of the seed world. */
export type Person = keyof typeof people;

/** For tests: the subject of a person of the seed world. */
export const subjectOf = (person: Person) => people[person].subject;

type Services =
  | typeof AccessService
  | typeof CapabilitiesService
  | typeof AuthorizationService
  | typeof BillingService
  | typeof CustomRoleService
  | typeof MigrationService
  | typeof LedgerService
  | typeof OrganizationService
  | typeof PeopleService
  | typeof ProjectService
  | typeof RoleService
  | typeof ServiceAccountService
  | typeof UserService;
type NamesOf<Service> = Service extends Services ? Capitalize<keyof Service['method'] & string> : never;

/** For tests: the name of an RPC that the console calls. A misspelled one does not compile. */
export type Rpc = NamesOf<Services>;

/** For tests: the domain in memory, called through the console's own transport instead of a server. */
export interface Backend {
  /** Every call so far, by the name of its RPC. */
  readonly asked: string[];
  readonly now: () => Date;
  /** Who is signed in for the following calls. */
  signIn(person: Person): void;
  signOut(): void;
  /** What another person does meanwhile; these calls are not in `asked`. */
  as<T>(person: Person, act: () => Promise<T>): Promise<T>;
  /** The next `times` calls of the RPC, or those `after` so many, fail with this code and don't reach the domain. */
  fail(rpc: Rpc, code: Code, times?: number, after?: number): void;
  /** The next call of the RPC is carried out, but its answer is lost. */
  loseAnswer(rpc: Rpc): void;
}

/**
 * For tests: a person's console with an empty cache, and a new backend behind it. The transport object that the console
 * imports stays the same; its calls are redirected until the test ends. No module is replaced, so it doesn't matter which
 * tests loaded the console's modules before.
 */
export function startConsole(person: Person = 'owner'): { backend: Backend; queryClient: QueryClient } {
  const { backend, taken } = createBackend(person);
  const unary = vi.spyOn(transport, 'unary').mockImplementation((...call) => taken.unary(...call));
  onTestFinished(() => unary.mockRestore());
  const queryClient = createQueryClient();
  onTestFinished(followRefusals(queryClient));
  return { backend, queryClient };
}

/** For tests: a call's refusal, as the screen reads it. Throws when the call is not refused. */
export async function refusalOf(calling: Promise<unknown>): Promise<ApiError> {
  const refusal = await calling.then(() => undefined, readError);
  if (!refusal) throw new Error('the call was not refused');
  return refusal;
}

/** For tests: what a hook returns at the first render of a page, from what the cache holds. */
export function hookSays<T>(queryClient: QueryClient, hook: () => T): T {
  const said: T[] = [];
  function Page() {
    said.push(hook());
    return null;
  }
  renderToStaticMarkup(createElement(QueryClientProvider, { client: queryClient }, createElement(Page)));
  const [first] = said;
  if (first === undefined) throw new Error('the hook said nothing');
  return first;
}

function createBackend(first: Person) {
  const now = new Date('2026-03-01T12:00:00.000Z');
  let signedIn: Person | undefined = first;
  let meanwhile = false;
  let counter = 0;
  const asked: string[] = [];
  const failures = new Map<string, (Code | undefined)[]>();
  const lost = new Set<string>();

  const between: Interceptor = (next) => async (request) => {
    const rpc = request.method.name;
    if (meanwhile) return next(request);
    asked.push(rpc);
    const failure = failures.get(rpc)?.shift();
    if (failure !== undefined) throw new ConnectError('', failure);
    const answer = await next(request);
    if (lost.delete(rpc)) throw new ConnectError('', Code.Unavailable);
    return answer;
  };
  const routes = createIdentifiedRoutes({
    store: createMemoryStore(seedWorld(now)),
    clock: () => now,
    ids: {
      uuid: () => `00000000-0000-4000-8000-${String(++counter).padStart(12, '0')}`,
      secret: () => (++counter).toString(16).padStart(64, '0'),
      digest: (text) => webIds.digest(text),
    },
    providers: ['dev'],
    singleSignOn: fakeSingleSignOn(),
    plan: demoPlan,
    invoicePdf: () => '',
    bookkeeping: noBookkeeping,
    endSessions: async () => undefined,
    identify: async () => {
      if (!signedIn) return undefined;
      const { email, subject } = people[signedIn];
      return { kind: 'user', subject, provider: 'dev', email };
    },
    report: (error) => {
      throw error;
    },
  });
  const backend: Backend = {
    asked,
    now: () => now,
    signIn: (person) => void (signedIn = person),
    signOut: () => void (signedIn = undefined),
    async as(somebody, act) {
      const before = signedIn;
      signedIn = somebody;
      meanwhile = true;
      try {
        return await act();
      } finally {
        signedIn = before;
        meanwhile = false;
      }
    },
    fail: (rpc, code, times = 1, after = 0) =>
      void failures.set(
        rpc,
        Array.from({ length: after + times }, (_, at) => (at < after ? undefined : code)),
      ),
    loseAnswer: (rpc) => void lost.add(rpc),
  };
  const taken = createRouterTransport(routes, { transport: { interceptors: [watchSession, watchRefusals, between] } });
  return { backend, taken };
}
