import { describe, expect, it } from 'vitest';
import { callsInProject, callsOfUsedRole, everyRpc, withAskedRecords } from '#domain/testing/asked-calls.ts';
import { type HoldingStore, holdingStore } from '#domain/testing/holding-store.ts';
import { codeOf } from '#domain/testing/refusal.ts';
import { idOf, organizations, projects } from '#domain/testing/test-records.ts';
import { type Clients, createTestWorld } from '#domain/testing/test-world.ts';
import type { Call } from '#domain/testing/valid-calls.ts';

const organizationId = organizations.acme;
const serviceAccountId = idOf('ownerMachine', 'account');
const grant = { reference: 'system:viewer', id: 'system:viewer', permissions: ['view.read'] };

const nothing = async () => undefined;
const deleteToken = ({ accounts }: Clients) =>
  accounts.deleteServiceAccountToken({ organizationId, serviceAccountId, id: idOf('ownerMachine', 'token') });
const deleteAccount = ({ accounts }: Clients) =>
  accounts.deleteServiceAccount({ organizationId, id: serviceAccountId });

/** The answer to a call by an owner's token that is overtaken after its authentication, and whether it changed something. */
async function overtaken(call: Call, by: (clients: Clients) => Promise<unknown>) {
  let holding: HoldingStore | undefined;
  const world = await createTestWorld(withAskedRecords, (host) => {
    holding = holdingStore(host.store);
    return { ...host, store: holding.store };
  });
  const answer = codeOf(call(world.as('ownerMachine', projects.beta), grant));
  await holding?.held;
  await by(world.as('owner'));
  const before = world.commits();
  holding?.release();
  return { code: await answer, changes: world.commits() > before };
}

describe.each([...everyRpc, ...callsInProject, ...callsOfUsedRole])('$name', ({ call }) => {
  it('by an API token whose deletion was answered while the call was under way changes nothing', async () => {
    const alone = await overtaken(call, nothing);
    const late = await overtaken(call, deleteToken);
    // A call that only reads may be answered: it began before the deletion was.
    expect(late.changes).toBe(false);
    expect([...(alone.changes ? [] : [alone.code]), 'Unauthenticated']).toContain(late.code);
  });

  it('by an API token whose account was deleted meanwhile changes nothing', async () => {
    expect((await overtaken(call, deleteAccount)).changes).toBe(false);
  });
});

it('the calls that write are the ones that are held to it', async () => {
  const writing: string[] = [];
  for (const { name, call } of everyRpc) {
    if ((await overtaken(call, nothing)).changes) writing.push(name);
  }
  const ofRecords =
    /^(Cancel|Create|Delete|Disable|Enable|End|Expire|Remove|Resume|Save|Update|Initiate|Mark|Upload|Write)/;
  const forPeopleOrNobody = new Set([
    'AcceptInvite',
    'CreateOrganization',
    'CreateProjectToken',
    'CreateSession',
    'UpdateSelf',
    'UpdateUserRole',
  ]);
  const expected = everyRpc.map(({ name }) => name).filter((name) => ofRecords.test(name));
  expect(writing.toSorted()).toEqual(expected.filter((name) => !forPeopleOrNobody.has(name)).toSorted());
});
