import { Code, ConnectError } from '@connectrpc/connect';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { organizations, tokenSecret } from '#domain/testing/test-records.ts';
import type { Database } from '#server/database/database.ts';
import { addLoneCaller, addOrganization, type LoneCaller } from '#server/testing/lone-caller.ts';
import { race, type RacingCall } from '#server/testing/race.ts';
import { type ServerClients, serverClients } from '#server/testing/server-clients.ts';
import { type ServerProcess, startServerProcess } from '#server/testing/server-process.ts';
import { type SharedDatabase, sharedDatabases } from '#server/testing/shared-database.ts';

/**
 * A removal counts from its answer on, in every process. Two servers share a database. A caller calls both without a pause, while
 * something that their access needs is removed through one of the two: every call that starts after the answer is refused.
 */

/** The least number of calls on each database: `CALLS=10000 npx vitest run server/racing-revocations` makes more. */
const calls = Number(process.env.CALLS ?? 400);
const patience = 60_000 + calls * 20; // ms, on a busy machine

const organizationId = organizations.acme;
const asOwner = { headers: { authorization: `Bearer ${tokenSecret('ownerMachine')}` } };

/** How each call is answered. People have no access to the gRPC edge, and don't make the last one. */
type Answers = Readonly<Record<'CanI' | 'ListRoleBindings' | 'ShouldInitiateUpload', string>>;

const accepted: Answers = { CanI: 'allowed', ListRoleBindings: 'OK', ShouldInitiateUpload: 'OK' };
const toNobody: Answers = {
  CanI: 'Unauthenticated',
  ListRoleBindings: 'Unauthenticated',
  ShouldInitiateUpload: 'Unauthenticated',
};
const withoutRights: Answers = {
  CanI: 'not allowed',
  ListRoleBindings: 'PermissionDenied',
  ShouldInitiateUpload: 'PermissionDenied',
};
/** A person without any role binding is told nothing of the organization. */
const toOutsiders: Answers = { ...withoutRights, ListRoleBindings: 'NotFound' };
const refusals: readonly string[] = [toNobody, withoutRights, toOutsiders].flatMap((answers) => Object.values(answers));

/** What is removed, through this server, and how each call of the caller is answered from then on. */
interface Removal {
  readonly what: string;
  readonly of: 'machine' | 'person';
  /** Whether the caller is in an organization of their own. */
  readonly inOwn?: true;
  readonly remove: (server: ServerClients, caller: LoneCaller, database: Database) => Promise<unknown>;
  readonly after: Answers;
}

const removals: readonly Removal[] = [
  {
    what: 'an API token',
    of: 'machine',
    remove: ({ accounts }, { id }) =>
      accounts.deleteServiceAccountToken({ organizationId, serviceAccountId: id, id }, asOwner),
    after: toNobody,
  },
  {
    what: 'a service account',
    of: 'machine',
    remove: ({ accounts }, { id }) => accounts.deleteServiceAccount({ organizationId, id }, asOwner),
    after: toNobody,
  },
  {
    what: 'the role binding of a machine',
    of: 'machine',
    remove: ({ roles }, { id }) => roles.deleteRoleBinding({ organizationId, id }, asOwner),
    after: withoutRights,
  },
  {
    what: 'permissions from a custom role',
    of: 'machine',
    remove: ({ customRoles }, { id }) =>
      customRoles.updateRole({ organizationId, id, name: id, permissions: ['view.read'], etag: '1' }, asOwner),
    after: withoutRights,
  },
  {
    what: 'a custom role, after its role binding',
    of: 'machine',
    async remove({ roles }, { id }) {
      await roles.deleteRoleBinding({ organizationId, id }, asOwner);
      await roles.deleteRole({ organizationId, id }, asOwner);
    },
    after: withoutRights,
  },
  {
    what: 'a project',
    of: 'machine',
    remove: ({ projects }, { id }) => projects.deleteProject({ id }, asOwner),
    after: withoutRights,
  },
  {
    what: 'a custom role that is held',
    of: 'machine',
    // The RPC refuses this.
    remove: (_server, { id }, { queries }) => queries.deleteFrom('roles').where('id', '=', id).execute(),
    after: withoutRights,
  },
  {
    what: 'the role binding of a person',
    of: 'person',
    remove: ({ roles }, { id }) => roles.deleteRoleBinding({ organizationId, id }, asOwner),
    after: toOutsiders,
  },
  {
    what: 'the whole organization of a machine',
    of: 'machine',
    inOwn: true,
    remove: deleteHome,
    after: toNobody,
  },
  {
    what: 'the whole organization of a person',
    of: 'person',
    inOwn: true,
    remove: deleteHome,
    after: toOutsiders,
  },
  {
    what: 'the access of a person, who leaves',
    of: 'person',
    remove: ({ port, membership }, caller) =>
      membership.leaveOrganization({ organizationId }, { headers: caller.headers(port) }),
    after: toOutsiders,
  },
  {
    what: 'a session, by signing out',
    of: 'person',
    remove: (server, caller) => server.signOut(caller.headers(server.port)),
    after: toNobody,
  },
  {
    what: 'a person, whose sessions end too',
    of: 'person',
    remove: ({ people }, { subject }) => people.removePerson({ organizationId, subject }, asOwner),
    after: toNobody,
  },
];

describe.each(sharedDatabases)('two servers on one $engine', ({ isMissing, open }) => {
  let shared: SharedDatabase;
  let processes: ServerProcess[] = [];
  let servers: ServerClients[];

  beforeAll(async () => {
    if (isMissing) return;
    shared = await open('racing');
    processes = [0, 1].map(() => startServerProcess(shared.url, shared.folder));
    servers = (await Promise.all(processes.map(({ ready }) => ready))).map(serverClients);
  }, 60_000);
  afterAll(async () => {
    await Promise.all(processes.map((server) => server.end('SIGTERM')));
    await shared?.remove();
  });

  it.skipIf(isMissing).for(removals)(
    'accept no call that starts after the removal of $what',
    { timeout: patience },
    async ({ of, inOwn, remove, after }, { annotate }) => {
      const counts = { removals: 0, calls: 0, underWay: 0, startedAfter: 0 };
      while (counts.calls < calls / removals.length) {
        // Each caller loses their access once through the one server, the next through the other.
        for (const through of servers) {
          const caller = await addLoneCaller(of, shared.database, inOwn && (await addOrganization(shared.database)));
          const racing = servers.flatMap((server) => callsOf(caller, of, server));
          const made = await race(racing, 2, () => remove(through, caller, shared.database));

          const before = made.filter(({ ended }) => ended === 'before');
          const underWay = made.filter(({ started, ended }) => started !== 'after' && ended !== 'before');
          const late = made.filter(({ started }) => started === 'after');
          expect(new Set(before.map(({ call }) => call))).toEqual(new Set(racing));
          expect(before.filter(({ call, answer }) => answer !== accepted[call.name])).toEqual([]);
          expect(underWay.length).toBeGreaterThan(0);
          expect(underWay.filter(({ call, answer }) => ![accepted[call.name], ...refusals].includes(answer))).toEqual(
            [],
          );
          expect(late.filter(({ call, answer }) => answer !== after[call.name])).toEqual([]);
          counts.removals += 1;
          counts.calls += made.length;
          counts.underWay += underWay.length;
          counts.startedAfter += late.length;
        }
      }
      await annotate(JSON.stringify(counts));
    },
  );
});

function deleteHome({ organizations: client }: ServerClients, { home }: LoneCaller): Promise<unknown> {
  return client.deleteOrganization({ id: home.organizationId }, { headers: home.ownerHeaders });
}

/** What this caller can do at this server. */
function callsOf(caller: LoneCaller, of: Removal['of'], server: ServerClients): RacingCall<keyof Answers>[] {
  const { id: projectId } = caller;
  const { organizationId: home } = caller.home;
  const headers = { ...caller.headers(server.port), projectid: projectId };
  const permission = 'rolebinding.list';
  const { authorization, roles, debuginfo } = server;
  const ask = () => authorization.canI({ organizationId: home, projectId, permission }, { headers });
  const list = () => roles.listRoleBindings({ organizationId: home, projectId }, { headers });
  const upload = () => debuginfo.shouldInitiateUpload({ buildId: 'build' }, { headers });
  return [
    { name: 'CanI', make: () => answerOf(ask(), ({ allowed }) => (allowed ? 'allowed' : 'not allowed')) },
    { name: 'ListRoleBindings', make: () => answerOf(list()) },
    ...(of === 'person' ? [] : [{ name: 'ShouldInitiateUpload', make: () => answerOf(upload()) } as const]),
  ];
}

/** `OK` or other words for an answer, or the code of a refusal. */
async function answerOf<Answer>(call: Promise<Answer>, words = (_answer: Answer) => 'OK'): Promise<string> {
  try {
    return words(await call);
  } catch (error) {
    return Code[ConnectError.from(error).code] ?? '';
  }
}
