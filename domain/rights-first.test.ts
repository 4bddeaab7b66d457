import { describe, expect, it } from 'vitest';
import { callsInProject, callsOfUsedRole, everyRpc, withAskedRecords } from '#domain/testing/asked-calls.ts';
import { countingStore } from '#domain/testing/counting-store.ts';
import { inAnyOrganization, neededBy } from '#domain/testing/needed-rights.ts';
import { refusalIfAny } from '#domain/testing/refusal.ts';
import { projects, spare } from '#domain/testing/test-records.ts';
import { type Clients, createTestWorld } from '#domain/testing/test-world.ts';

/** The reads that find the caller and the caller's rights. */
const ofRights: ReadonlySet<string> = new Set(['tokens.byHash', 'tokens.byId', 'projects.byId', 'access.factsOf']);
const grant = { reference: 'system:viewer', id: 'system:viewer', permissions: ['view.read'] };
/** Those that a stranger to Acme may not make. */
const guarded = [...everyRpc, ...callsInProject, ...callsOfUsedRole].filter(
  ({ method }) => neededBy(method).length > 0 && !inAnyOrganization.has(method.name),
);

/** Everything that a call reads outside of its transaction; it must be refused. */
async function readsOf(
  actor: 'stranger' | 'strangerMachine' | 'idleMachine',
  call: (clients: Clients) => Promise<unknown>,
) {
  const reads: string[] = [];
  const world = await createTestWorld(withAskedRecords, (host) => ({
    ...host,
    store: countingStore(host.store, reads),
  }));
  expect(await refusalIfAny(call(world.as(actor, projects.beta)))).toBeDefined();
  return reads;
}

describe.each(guarded)('$name', ({ call }) => {
  it.each(['stranger', 'strangerMachine', 'idleMachine'] as const)(
    'reads nothing for a %s, who may not call it, but what their rights are',
    async (actor) => {
      const reads = await readsOf(actor, (clients) => call(clients, grant));
      expect(reads.filter((read) => !ofRights.has(read))).toEqual([]);
    },
  );
});

it('an invite that has ended counts no role bindings of its organization', async () => {
  const reads: string[] = [];
  const world = await createTestWorld(
    (before) => ({ ...before, invites: before.invites.map((invite) => ({ ...invite, expiresAt: new Date(0) })) }),
    (host) => ({ ...host, store: countingStore(host.store, reads) }),
  );
  expect(await refusalIfAny(world.as('newcomer').roles.acceptInvite({ token: spare.invite.token }))).toBeDefined();
  expect(reads).toEqual(['invites.byToken']);
});
