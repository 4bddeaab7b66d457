import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDirectHost } from '#domain/properties/direct-host.ts';
import { anyWorld } from '#domain/properties/drawn-world.ts';
import { applied, doFix, signatureOf } from '#domain/properties/explain-acts.ts';
import { anyPermission, anySubject, factsOf } from '#domain/properties/explain-facts.ts';
import { catalogue, held, heldBySubject, placesOf, referenceOf, rolesOfTheSystem } from '#domain/properties/model.ts';
import { acme, busy, subjectOfPerson, tokens } from '#domain/properties/pools.ts';
import { patience, runs } from '#domain/properties/runs.ts';
import type { Question, Who } from '#domain/rules/explain/facts.ts';
import type { Fix } from '#domain/rules/explain/fix.ts';
import { why } from '#domain/rules/explain/why.ts';
import { isPermission, permissions } from '#domain/rules/permissions.ts';
import type { World } from '#domain/store/world.ts';
import { codeOf } from '#domain/testing/refusal.ts';

const anyWho: fc.Arbitrary<Who> = fc.oneof(
  { weight: 3, arbitrary: anySubject.map((subject) => ({ kind: 'subject', subject }) as const) },
  fc.constantFrom(...tokens.slice(0, 10)).map(({ id }) => ({ kind: 'token', id }) as const),
);
const anyProject = fc.constantFrom(null, ...placesOfPools());
const anyNo = fc.record({ who: anyWho, permission: anyPermission, projectId: anyProject });

describe('each fix of a no', () => {
  it(
    'makes it a yes for the backend, and gives exactly what it says',
    async () => {
      const heard = new Set<string>();
      await fc.assert(
        fc.asyncProperty(anyWorld, anyNo, async (world, question) => {
          const said = why(factsOf(world, acme), question);
          if (said.answer !== 'no') return;
          for (const fix of said.fixes) {
            heard.add(fix.kind);
            const after = applied(world, fix);
            // A token keeps its place, unless another one is the fix.
            const isSameToken = question.who.kind === 'token' && fix.kind !== 'create-token';
            const who = isSameToken ? question.who : (after.who ?? question.who);
            expect(why(factsOf(after.world, acme), { ...question, who }).answer).toBe('yes');
            expect(await backendSays(after.world, { ...question, who })).not.toBe(false);
            expect(fix.extra).toEqual(gained(world, question, fix));
          }
        }),
        runs(600),
      );
      const acts = ['create-account', 'create-role', 'create-token', 'give-role', 'sign-in-as', 'widen-binding'];
      expect([...heard].toSorted()).toEqual(acts);
    },
    patience,
  );

  it(
    'comes after every smaller one: no role at any scope gives less than the first',
    async () => {
      let compared = 0;
      await fc.assert(
        fc.asyncProperty(
          anyWorld,
          anySubject,
          anyPermission,
          anyProject,
          async (world, subject, permission, project) => {
            const question = { who: { kind: 'subject', subject } as const, permission, projectId: project };
            const said = why(factsOf(world, acme), question);
            if (said.answer !== 'no' || said.fixes.length === 0) return;
            const sizes = said.fixes.map(({ extra }) => extra.length);
            expect(sizes).toEqual(sizes.toSorted((a, b) => a - b));
            if (said.cause.kind === 'cannot-sign-in' || said.cause.kind === 'account-missing') return;
            const existing = said.fixes.find(({ kind }) => kind === 'give-role' || kind === 'widen-binding');
            const choices = everyChoice(world, subject, permission, project);
            const [best] = choices.toSorted((a, b) => a.extra - b.extra || a.width - b.width);
            expect(sizes[0]).toBe(0);
            expect({ extra: existing?.extra.length, width: widthOf(existing) }).toEqual(best);
            compared += 1;
          },
        ),
        runs(1200),
      );
      expect(compared).toBeGreaterThan(300);
    },
    patience,
  );

  it(
    'says whether the asker may do it, as the backend does',
    async () => {
      const heard = { may: 0, mayNot: 0 };
      await fc.assert(
        fc.asyncProperty(anyWorld, anyNo, fc.constantFrom(...busy), async (world, question, person) => {
          const asker = { person: subjectOfPerson(person) };
          const heldThere = (scope: string | null) => {
            const place = placesOf(world, acme).includes(scope) ? scope : null;
            return new Set(Array.from(held(world, asker, acme, place)).filter(isPermission));
          };
          const said = why(factsOf(world, acme), question, heldThere);
          if (said.answer !== 'no') return;
          for (const fix of said.fixes) {
            const host = createDirectHost(world);
            const code = await codeOf(doFix(host.as({ person }), fix));
            const mayDo = fix.lacks?.length === 0;
            const isRefused = code === 'PermissionDenied' || code === 'NotFound';
            expect({ fix, code, mayDo, isRefused }).toEqual({ fix, code, mayDo: code === 'OK', isRefused: !mayDo });
            heard[mayDo ? 'may' : 'mayNot'] += 1;
          }
        }),
        runs(500),
      );
      expect(Math.min(heard.may, heard.mayNot)).toBeGreaterThan(50);
    },
    patience,
  );
});

/** What CanI answers; `undefined` for an account, which acts by its tokens only. */
async function backendSays(world: World, { who, permission, projectId }: Question): Promise<boolean | undefined> {
  const signature = signatureOf(who);
  if (!signature) return undefined;
  const { authorization } = createDirectHost(world).as(signature);
  return (await authorization.canI({ organizationId: acme, permission, projectId: projectId ?? '' })).allowed;
}

/** Every role at every scope that would do, with how much it gives beyond what was asked for, by the model. */
function everyChoice(world: World, subject: string, asked: string, project: string | null) {
  const own = world.roles.filter(({ organizationId }) => organizationId === acme).map(referenceOf);
  return [...rolesOfTheSystem.keys(), ...own].flatMap((role) =>
    placesOf(world, acme).flatMap((scope) => {
      const binding = {
        id: 'new',
        organizationId: acme,
        subject,
        role,
        projectId: scope,
        createdAt: new Date(0),
        createdBy: '',
      };
      const after = { ...world, bindings: [...world.bindings, binding] };
      if (!heldBySubject(after, subject, acme, project).has(asked)) return [];
      const more = difference(placesOf(world, acme), (at, isAfter) =>
        heldBySubject(isAfter ? after : world, subject, acme, at),
      );
      return [{ extra: more.filter((permission) => permission !== asked).length, width: scope === null ? 1 : 0 }];
    }),
  );
}

function widthOf(fix: Fix | undefined): number {
  return fix?.projectId === null ? 1 : 0;
}

/** What the one who is helped can do more, anywhere, once it is done, by the model. */
function gained(world: World, { who, permission }: Question, fix: Fix): readonly string[] {
  const after = applied(world, fix);
  const more = difference(placesOf(world, acme), (place, isAfter) => {
    const facts = isAfter ? after.world : world;
    if (fix.kind === 'sign-in-as') return new Set();
    if (fix.kind !== 'create-token') return heldBySubject(facts, isAfter ? subjectOf(fix) : before(fix), acme, place);
    const id = (isAfter ? after.who : who) ?? who;
    const token = id.kind === 'token' ? facts.tokens.find((other) => other.id === id.id) : undefined;
    return held(facts, { token }, acme, place);
  });
  return permissions.filter((other) => other !== permission && more.includes(other));
}

function subjectOf(fix: Exclude<Fix, { kind: 'create-token' }>): string {
  if (fix.kind === 'create-account') return fix.assignment.subject;
  return fix.subject;
}

/** A new account begins without the rights that are left over from the old one. */
function before(fix: Exclude<Fix, { kind: 'create-token' }>): string {
  return fix.kind === 'create-account' ? 'nobody' : subjectOf(fix);
}

function difference(
  scopes: readonly (string | null)[],
  heldAt: (scope: string | null, isAfter: boolean) => ReadonlySet<string>,
): string[] {
  return catalogue.filter((permission) =>
    scopes.some((scope) => heldAt(scope, true).has(permission) && !heldAt(scope, false).has(permission)),
  );
}

function placesOfPools(): readonly string[] {
  return [...new Set(tokens.flatMap(({ projectId }) => projectId ?? []))];
}
