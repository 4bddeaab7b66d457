import { createConnectRouter } from '@connectrpc/connect';
import { beforeAll, describe, expect, it } from 'vitest';
import { createIdentifiedRoutes } from '#domain/identified-routes.ts';
import { isSystemRole } from '#domain/rules/system-roles.ts';
import type { World } from '#domain/store/world.ts';
import { type Cell, cellName, cells } from '#domain/testing/access-cells.ts';
import {
  type AskedCall,
  callsInProject,
  callsOfUsedRole,
  everyRpc,
  withAskedRecords,
} from '#domain/testing/asked-calls.ts';
import { addCallers, signatureOf } from '#domain/testing/cell-callers.ts';
import { expectedAnswer, expectedSight, type Sight } from '#domain/testing/expected-answer.ts';
import { onEdge } from '#domain/testing/needed-rights.ts';
import { codeOf, type Refusal, refusalIfAny } from '#domain/testing/refusal.ts';
import { systemRoleRights } from '#domain/testing/system-role-rights.ts';
import { idOf, organizations, projects } from '#domain/testing/test-records.ts';
import { type Clients, createTestWorld } from '#domain/testing/test-world.ts';
import type { Grant } from '#domain/testing/valid-calls.ts';

/**
 * The table of expected answers: every RPC, asked by every kind of caller, with every system role held at every scope. What is
 * expected is told in `domain/testing`, from the description of the product, by nothing that is tested here.
 */

const organizationId = organizations.acme;
const roles = Object.keys(systemRoleRights).filter(isSystemRole);
const grant: Grant = { reference: 'system:viewer', id: 'system:viewer', permissions: ['view.read'] };

describe.each(roles)('%s', (role) => {
  let lay: (world: World) => World;
  beforeAll(async () => {
    const callers = await addCallers(role);
    lay = (world) => callers(withAskedRecords(world));
  });

  it.each([...everyRpc, ...callsInProject, ...callsOfUsedRole])(
    '$name answers in every cell as is told',
    async (asked) => {
      expect(await answersTo(asked, lay)).toEqual(inEachCell((cell) => expectedAnswer(asked, role, cell)));
    },
  );

  it('shows its holders what they may see, and no more', async () => {
    const world = await createTestWorld(lay);
    const seen: Record<string, Sight | undefined> = {};
    for (const cell of cells) seen[cellName(cell)] = await sightOf(world.signed(signatureOf(cell)));
    expect(seen).toEqual(inEachCell((cell) => expectedSight(role, cell)));
  });
});

describe('the table', () => {
  it('covers every method that is served', async () => {
    const router = createConnectRouter();
    createIdentifiedRoutes((await createTestWorld()).host)(router);
    const served = router.handlers.map((handler) => handler.requestPath);
    const covered = everyRpc.map(({ method }) => `/${method.parent.typeName}/${method.name}`);
    expect(covered.toSorted()).toEqual(served.toSorted());
  });

  it('holds for a token that was deleted by a call', async () => {
    const world = await createTestWorld();
    const token = { serviceAccountId: idOf('ownerMachine', 'account'), id: idOf('ownerMachine', 'token') };
    await world.as('owner').accounts.deleteServiceAccountToken({ organizationId, ...token });
    const clients = world.as('ownerMachine', projects.beta);
    const codes = await Promise.all(everyRpc.map(({ call }) => codeOf(call(clients, grant))));
    expect(new Set(codes)).toEqual(new Set(['Unauthenticated']));
    expect(await world.audited()).toEqual(['DeleteServiceAccountToken']);
  });
});

/** The answers by cell. Says of a refusal, too, whether it changed something, or told that something is there. */
async function answersTo({ method, call }: AskedCall, lay: (world: World) => World): Promise<Record<string, string>> {
  const ofNothing = await createTestWorld((world) => withoutAcme(lay(world)));
  const outside = signatureOf({ scope: 'in another organization', caller: 'person' });
  const nothingThere = JSON.stringify(await refusalIfAny(call(ofNothing.signed(outside), grant)));
  const answers: Record<string, string> = {};
  let world = await createTestWorld(lay);
  for (const cell of cells) {
    const refused = await refusalIfAny(call(world.signed(signatureOf(cell)), grant));
    const hides = refused?.code === (onEdge.has(method.parent.name) ? 'PermissionDenied' : 'NotFound');
    const isTold = hides && JSON.stringify(refused) !== nothingThere;
    const isChanged = refused !== undefined && world.commits() > 0;
    answers[cellName(cell)] = [inShort(refused), isTold && 'tells', isChanged && 'changes'].filter(Boolean).join(' ');
    // A world serves until somebody has changed it.
    if (world.commits() > 0) world = await createTestWorld(lay);
  }
  return answers;
}

/** The code, and what the refusal names. */
function inShort(refused: Refusal | undefined): string {
  if (!refused) return 'OK';
  const named = refused.metadata['permission'] ?? refused.metadata['what'] ?? refused.reason;
  return named === undefined ? refused.code : `${refused.code} ${named}`;
}

/** How much of Acme and of project beta a caller sees by the calls that need no permission; `undefined`: not let in. */
async function sightOf({ projects: tree, organizations: listed, access }: Clients): Promise<Sight | undefined> {
  if (await refusalIfAny(tree.getProjects({}))) return undefined;
  const acme = (await tree.getProjects({})).organizations.find(({ id }) => id === organizationId);
  const readable = (await listed.getOrganizations({})).organizations.some(({ id }) => id === organizationId);
  const scopes = acme ? (await access.getOwnAccess({ organizationId })).scopes : [];
  const everywhere = scopes.find(({ projectId }) => projectId === '')?.permissions ?? [];
  const inBeta = scopes.find(({ projectId }) => projectId === projects.beta)?.permissions ?? everywhere;
  return {
    organization: acme !== undefined,
    organizationToRead: readable,
    project: acme?.projects.some(({ id }) => id === projects.beta) ?? false,
    everywhere: everywhere.toSorted(),
    inProject: inBeta.toSorted(),
  };
}

function inEachCell<Value>(valueOf: (cell: Cell) => Value): Record<string, Value> {
  return Object.fromEntries(cells.map((cell) => [cellName(cell), valueOf(cell)]));
}

function withoutAcme(world: World): World {
  return {
    ...world,
    organizations: world.organizations.filter(({ id }) => id !== organizationId),
    projects: world.projects.filter((project) => project.organizationId !== organizationId),
  };
}
