import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDirectHost } from '#domain/properties/direct-host.ts';
import {
  actorsOf,
  anyCallOf,
  kinds,
  type DrawnCall,
  type Knowledge,
  make,
  pick,
} from '#domain/properties/drawn-calls.ts';
import { anyOwnedWorld, delegate, owner } from '#domain/properties/drawn-world.ts';
import { ownersOf, type Who } from '#domain/properties/model.ts';
import { acme, people, subjectOfPerson } from '#domain/properties/pools.ts';
import { allRights, isAmong, obtained, type Rights, rightsOf, rightsOfSubject } from '#domain/properties/rights.ts';
import { patience, runs } from '#domain/properties/runs.ts';
import type { World } from '#domain/store/world.ts';

const others = people.filter((email) => email !== owner);
/** Who can do most calls most. */
const callers = others.flatMap((email) => (email === delegate ? [email, email, email, email, email] : [email]));

describe('whatever people who are not owners call, in any order', () => {
  it(
    'nobody obtains a permission that its giver did not hold there, and an owner remains',
    async () => {
      const done = new Set<string>();
      await fc.assert(
        fc.asyncProperty(
          anyOwnedWorld,
          fc.array(anyCallOf(...kinds), { maxLength: 12, size: 'max' }),
          async (start, drawn) => {
            const known: Knowledge = { tokens: [], invites: [] };
            const host = createDirectHost(start);
            const bound = rightsTogether(start, known);
            const findings: unknown[] = [];
            let rights = allRights(start);
            for (const call of drawn) {
              const before = host.world();
              const actor = pick(actorsOf(callers, known), call.actor);
              const token = pick(known.invites, call.first);
              const happened = await succeeds(make(host, actor?.signature ?? {}, call, known));
              if (!happened || host.world() === before) continue;
              done.add(call.rpc);
              const after = allRights(host.world());
              const given = givenBy(before, actor?.who ?? 'nobody', call, token);
              const wrong = [
                ...obtained(rights, after, given),
                ...without(rightsTogether(host.world(), known), bound).map((right) => `together: ${right}`),
                ...(ownersOf(host.world(), acme).length === 0 ? ['no owner'] : []),
                ...leftOfGone(before, host.world()),
                ...wronglyMade(before, host.world()),
              ];
              if (wrong.length > 0) findings.push({ actor, call, wrong, before });
              rights = after;
            }
            expect([...findings, ...host.reports]).toEqual([]);
          },
        ),
        runs(1500),
      );
      // Listing changes nothing; all else was done, not only tried.
      expect([...done, 'listInvites']).toEqual(expect.arrayContaining([...kinds]));
    },
    patience,
  );
});

describe('whatever owners and others call, also at the same moment', () => {
  it(
    'an owner remains',
    async () => {
      const atOnce = fc.array(
        fc.oneof(anyCallOf('removeOwner', 'removePerson', 'leaveOrganization', 'makeOwner'), anyCallOf(...kinds)),
        {
          minLength: 1,
          maxLength: 3,
        },
      );
      let most = 0;
      await fc.assert(
        fc.asyncProperty(anyOwnedWorld, fc.array(atOnce, { maxLength: 8, size: 'max' }), async (start, drawn) => {
          const known: Knowledge = { tokens: [], invites: [] };
          const host = createDirectHost(start);
          let fewest = 1;
          for (const batch of drawn) {
            // Who is an owner now calls more often than anybody else.
            const present = [...ownersOf(host.world(), acme).map((user) => user.email), ...people];
            const actors = actorsOf(present, known);
            await Promise.all(
              batch.map((call) => succeeds(make(host, pick(actors, call.actor)?.signature ?? {}, call, known))),
            );
            fewest = Math.min(fewest, ownersOf(host.world(), acme).length);
            most = Math.max(most, ownersOf(host.world(), acme).length);
          }
          expect({ fewest, reports: host.reports }).toEqual({ fewest: 1, reports: [] });
        }),
        runs(500),
      );
      expect(most).toBeGreaterThan(1);
    },
    patience,
  );
});

/** What a call may hand out: what its caller holds, or for an accepted invite, what its maker holds. */
function givenBy(world: World, who: Who, { rpc }: DrawnCall, token: string | undefined): Rights {
  const giving: readonly DrawnCall['rpc'][] = ['createRoleBinding', 'createServiceAccountToken', 'updateRole'];
  if (giving.includes(rpc)) return rightsOf(world, who);
  const invite = rpc === 'acceptInvite' && world.invites.find((other) => other.token === token);
  return invite ? rightsOfSubject(world, invite.createdBy) : new Set();
}

/** What the callers hold between them, with every token that they know. */
function rightsTogether(world: World, known: Knowledge): Rights {
  const whos: readonly Who[] = [...others.map((email) => ({ person: subjectOfPerson(email) })), ...known.tokens];
  return new Set(whos.flatMap((who) => Array.from(rightsOf(world, who))));
}

/** The records that a deleted project has left behind. There may be none: a new project with its ID would get them. */
function leftOfGone(before: World, after: World): readonly string[] {
  const gone = before.projects.filter((project) => !after.projects.some(({ id }) => id === project.id));
  const { bindings, tokens, legacyTokens, migrations } = after;
  const rows = [bindings, tokens, legacyTokens, migrations].flat();
  return gone.flatMap(({ id: projectId, organizationId }) =>
    rows
      .filter((row) => row.projectId === projectId && row.organizationId === organizationId)
      .map(({ id }) => `left of a project: ${id}`),
  );
}

/** The new migrations that claim an account, a token or a role binding of somebody else, which an undo would delete. */
function wronglyMade(before: World, { migrations, ...after }: World): readonly string[] {
  const added = migrations.filter((migration) => !before.migrations.some(({ id }) => id === migration.id));
  return added.flatMap(({ serviceAccountId, tokenId, roleBindingId, createdServiceAccount, projectId }) => {
    const account = after.serviceAccounts.find(({ id }) => id === serviceAccountId);
    const token = after.tokens.find(({ id }) => id === tokenId);
    const binding = after.bindings.find(({ id }) => id === roleBindingId);
    const isOfAccount = binding?.subject === `serviceaccount:${account?.name}` && binding.projectId === projectId;
    return [
      token?.serviceAccountId !== account?.id && 'a token of another account',
      roleBindingId !== null && !isOfAccount && `somebody’s role ${roleBindingId}`,
      createdServiceAccount && account?.createdBy !== token?.createdBy && 'somebody’s account',
    ].filter((wrong) => wrong !== false);
  });
}

function without(rights: Rights, bound: Rights): readonly string[] {
  return [...rights].filter((right) => !isAmong(bound, right));
}

async function succeeds(call: Promise<unknown>): Promise<boolean> {
  return call.then(
    () => true,
    () => false,
  );
}
