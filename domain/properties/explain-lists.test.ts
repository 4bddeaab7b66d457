import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDirectHost } from '#domain/properties/direct-host.ts';
import { anyAsker } from '#domain/properties/drawn-questions.ts';
import { anyWorld } from '#domain/properties/drawn-world.ts';
import { anyPermission, askedOf, factsOf, scopes } from '#domain/properties/explain-facts.ts';
import { catalogue, held, isSignedIn, placesOf } from '#domain/properties/model.ts';
import { acme, people, secretOf, subjectOfPerson, tokens } from '#domain/properties/pools.ts';
import { patience, runs } from '#domain/properties/runs.ts';
import type { AccessFacts } from '#domain/rules/explain/facts.ts';
import { whatCan } from '#domain/rules/explain/what-can.ts';
import { whoCan } from '#domain/rules/explain/who-can.ts';
import { why } from '#domain/rules/explain/why.ts';

const questions = scopes.length * catalogue.length;

describe('the evaluator and the backend', () => {
  it(
    'say the same of everything that somebody can do',
    async () => {
      const heard = { yes: 0, no: 0 };
      await fc.assert(
        fc.asyncProperty(anyWorld, anyAsker, async (world, { who, signature }) => {
          fc.pre(who !== 'nobody' && isSignedIn(world, who));
          const { authorization } = createDirectHost(world).as(signature);
          const said = new Map(
            whatCan(factsOf(world, acme), askedOf(who)).scopes.map(({ projectId, permissions }) => [
              projectId,
              new Set<string>(permissions.map(({ permission }) => permission)),
            ]),
          );
          const disagreements: unknown[] = [];
          for (const scope of scopes) {
            for (const permission of catalogue) {
              const request = { organizationId: acme, projectId: scope ?? '', permission };
              const { allowed } = await authorization.canI(request);
              heard[allowed ? 'yes' : 'no'] += 1;
              if (allowed !== (said.get(scope)?.has(permission) ?? false)) disagreements.push({ scope, permission });
            }
          }
          expect(disagreements).toEqual([]);
        }),
        runs(20_000, questions),
      );
      expect(Math.min(heard.yes, heard.no)).toBeGreaterThan(100);
    },
    patience,
  );

  it(
    'name the same people and tokens who can do something',
    async () => {
      const found = { people: 0, tokens: 0 };
      await fc.assert(
        fc.asyncProperty(anyWorld, anyPermission, fc.constantFrom(...scopes), async (world, permission, scope) => {
          const host = createDirectHost(world);
          const { holders } = whoCan(factsOf(world, acme), permission, scope);
          const request = { organizationId: acme, projectId: scope ?? '', permission };
          const mayDo = async (signature: { readonly person?: string; readonly secret?: string }) =>
            (await host.as(signature).authorization.canI(request)).allowed;
          const able: string[] = [];
          for (const person of people) if (await mayDo({ person })) able.push(subjectOfPerson(person));
          const own = world.tokens.filter(({ serviceAccountId }) =>
            world.serviceAccounts.some(({ id }) => id === serviceAccountId),
          );
          for (const { id } of own) {
            const secret = secretOf(tokens.findIndex((token) => token.id === id));
            if (await mayDo({ secret })) able.push(id);
          }
          const said = holders.flatMap(({ subject, account, tokens: acting }) =>
            account ? acting.map(({ id }) => id) : [subject],
          );
          expect(said.toSorted()).toEqual(able.toSorted());
          found.people += holders.filter(({ account }) => !account).length;
          found.tokens += able.length;
        }),
        runs(10_000, people.length + tokens.length),
      );
      expect(Math.min(found.people, found.tokens)).toBeGreaterThan(100);
    },
    patience,
  );
});

describe('who may list nothing', () => {
  it(
    'is told of themselves, surely, what the backend told them',
    () =>
      fc.assert(
        fc.asyncProperty(anyWorld, fc.constantFrom(...people), anyPermission, async (world, email, permission) => {
          const subject = subjectOfPerson(email);
          const heldAt = (scope: string | null) => held(world, { person: subject }, acme, scope);
          const facts = ownFacts(factsOf(world, acme), subject, heldAt);
          for (const projectId of placesOf(world, acme)) {
            const said = why(facts, { who: { kind: 'subject', subject }, permission, projectId });
            expect(said.answer).toBe(heldAt(projectId).has(permission) ? 'yes' : 'no');
          }
        }),
        runs(500),
      ),
    patience,
  );
});

/** What somebody without any permission to list sees: their own bindings, and what the backend says that they hold. */
function ownFacts(
  whole: AccessFacts,
  subject: string,
  heldAt: (scope: string | null) => ReadonlySet<string>,
): AccessFacts {
  const bindings = whole.bindings.filter((binding) => binding.subject === subject);
  const own = [null, ...new Set(bindings.flatMap(({ projectId }) => projectId ?? []))];
  const none = { bindings: [subject], roles: false, projects: false, accounts: false, tokens: false, people: false };
  return {
    ...whole,
    bindings,
    roles: [],
    projects: [],
    accounts: [],
    tokens: [],
    people: [],
    complete: none,
    told: {
      subject,
      isComplete: true,
      scopes: own.map((projectId) => ({ projectId, permissions: [...heldAt(projectId)] })),
    },
  };
}
