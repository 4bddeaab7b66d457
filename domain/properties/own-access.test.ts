import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDirectHost } from '#domain/properties/direct-host.ts';
import { anyAsker } from '#domain/properties/drawn-questions.ts';
import { anyWorld } from '#domain/properties/drawn-world.ts';
import { catalogue, isSignedIn, placesOf } from '#domain/properties/model.ts';
import { acme, globex, nthId, places } from '#domain/properties/pools.ts';
import { patience, runs } from '#domain/properties/runs.ts';
import { codeOf } from '#domain/testing/refusal.ts';
import type { Clients } from '#domain/testing/test-world.ts';

const organizations = [acme, globex, nthId('acc', 3)];
const anyScope = ['', ...Object.values(places)];
const questions = anyScope.length * catalogue.length;

describe('GetOwnAccess and CanI', () => {
  it(
    'say the same of every permission at every scope',
    async () => {
      const heard = { yes: 0, no: 0, more: 0, refused: 0 };
      await fc.assert(
        fc.asyncProperty(anyWorld, anyAsker, fc.constantFrom(acme, ...organizations), async (world, asker, id) => {
          fc.pre(isSignedIn(world, asker.who));
          const clients = createDirectHost(world).as(asker.signature);
          const told = await toldOf(clients, id);
          const inOrganization = new Set(placesOf(world, id).map((place) => place ?? ''));
          const foreign = [...(told?.keys() ?? [])].filter((scope) => !inOrganization.has(scope));
          expect(foreign).toEqual([]);
          const disagreements: unknown[] = [];
          for (const projectId of anyScope) {
            const held = inOrganization.has(projectId) ? (told?.get(projectId) ?? told?.get('')) : undefined;
            for (const permission of catalogue) {
              const { allowed } = await clients.authorization.canI({ organizationId: id, projectId, permission });
              heard[allowed ? 'yes' : 'no'] += 1;
              if (allowed !== (held?.has(permission) ?? false)) disagreements.push({ asker, projectId, permission });
            }
          }
          if (!told) heard.refused += 1;
          if (told && told.size > 1) heard.more += 1;
          expect(disagreements).toEqual([]);
        }),
        runs(100_000, questions),
      );
      // Nothing is agreed on because it never came up.
      expect(Object.entries(heard).filter(([, count]) => count < 10)).toEqual([]);
    },
    patience,
  );
});

/** What GetOwnAccess tells, scope by scope; `undefined` where there is no such organization for the caller. */
async function toldOf({ access }: Clients, organizationId: string): Promise<Map<string, Set<string>> | undefined> {
  const answer = access.getOwnAccess({ organizationId });
  const code = await codeOf(answer);
  if (code === 'NotFound') return undefined;
  const { scopes } = await answer;
  return new Map(scopes.map((scope) => [scope.projectId, new Set(scope.permissions)]));
}
