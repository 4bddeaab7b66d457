import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { createDirectHost } from '#domain/properties/direct-host.ts';
import { type Asker, anyAsker } from '#domain/properties/drawn-questions.ts';
import { anyOf, anyWorld, bindingId, mostBindings } from '#domain/properties/drawn-world.ts';
import { anySubject, factsOf, scopes } from '#domain/properties/explain-facts.ts';
import { catalogue, isSignedIn, placesOf, referenceOf } from '#domain/properties/model.ts';
import { accounts, acme, made, nthId, tokens } from '#domain/properties/pools.ts';
import { patience, runs } from '#domain/properties/runs.ts';
import type { AccessChange } from '#domain/rules/blast-radius-change.ts';
import type { PermissionsAt } from '#domain/rules/blast-radius-scopes.ts';
import { type BlastRadius, blastRadius } from '#domain/rules/blast-radius.ts';
import { countsInProject } from '#domain/rules/permission-reach.ts';
import type { RoleBinding } from '#domain/store/records.ts';
import type { World } from '#domain/store/world.ts';
import { codeOf } from '#domain/testing/refusal.ts';

const bindings = Array.from({ length: mostBindings }, (_, n) => bindingId(n));
const anyChange: fc.Arbitrary<AccessChange> = fc.record(
  {
    removed: fc.subarray(bindings),
    added: fc
      .array(fc.record({ subject: anySubject, role: anyOf.role, projectId: anyOf.project }), { maxLength: 3 })
      .map((drawn) => drawn.map((binding, n) => Object.assign(binding, { id: nthId('b1d', 80 + n) }))),
    changed: fc.uniqueArray(
      fc.record(
        { id: fc.constantFrom(...bindings), role: anyOf.role, projectId: anyOf.project },
        { requiredKeys: ['id'] },
      ),
      { maxLength: 4, selector: ({ id }) => id },
    ),
    roles: fc
      .record({ reference: fc.constantFrom(`${acme}:Access`, `${acme}:a:b`), permissions: anyOf.permissions })
      .map((role) => [role]),
    accounts: fc.subarray(['agent', 'robot']),
    tokens: fc.subarray(tokens.slice(0, 10).map(({ id }) => id)),
  },
  { requiredKeys: [] },
);

const asked = scopes.length * catalogue.length;

it(
  'the blast radius is what CanI answers differently after the change, of what has an effect there',
  async () => {
    const heard = { lost: 0, gained: 0, same: 0, nothing: 0 };
    await fc.assert(
      fc.asyncProperty(anyWorld, anyChange, anyAsker, async (world, drawn, asker) => {
        fc.pre(asker.who !== 'nobody' && isSignedIn(world, asker.who));
        const existing = new Set(world.roles.map(referenceOf));
        const change = { ...drawn, roles: (drawn.roles ?? []).filter(({ reference }) => existing.has(reference)) };
        const radius = blastRadius(factsOf(world, acme), change);
        const said = saidOf(radius, asker);
        const [before, after] = [world, changedWorld(world, change)].map((each) => createDirectHost(each));
        const wrong: unknown[] = [];
        for (const scope of placesOf(world, acme)) {
          for (const permission of catalogue.filter((one) => scope === null || countsInProject(one))) {
            const had = before && (await allowed(before, asker, scope, permission));
            const has = after && (await allowed(after, asker, scope, permission));
            const really = had === has ? 'same' : had ? 'lost' : 'gained';
            heard[really] += 1;
            if (said(scope, permission) !== really)
              wrong.push({ scope, permission, really, said: said(scope, permission) });
          }
        }
        if (radius.changesNothing) heard.nothing += 1;
        expect({ wrong, isComplete: radius.isComplete }).toEqual({ wrong: [], isComplete: true });
      }),
      runs(30_000, asked),
    );
    expect(Object.entries(heard).filter(([, count]) => count < 5)).toEqual([]);
  },
  patience,
);

async function allowed(
  host: ReturnType<typeof createDirectHost>,
  { signature }: Asker,
  scope: string | null,
  permission: string,
): Promise<boolean> {
  const call = host.as(signature).authorization.canI({ organizationId: acme, projectId: scope ?? '', permission });
  return (await codeOf(call)) === 'OK' && (await call).allowed;
}

/** What the radius says of one caller. */
function saidOf({ subjects, tokens: ofTokens }: BlastRadius, { who }: Asker) {
  const own =
    who === 'nobody' || 'person' in who
      ? subjects.find(({ subject }) => who !== 'nobody' && subject === who.person)
      : ofTokens.find(({ token }) => token.id === who.token?.id);
  return (scope: string | null, permission: string) => {
    const isIn = (list: readonly PermissionsAt[] = [], at: string | null = scope) =>
      list.some(({ projectId, permissions }) => projectId === at && permissions.some((one) => one === permission));
    const isTold = (list: readonly PermissionsAt[] = [], except: readonly PermissionsAt[] = []) =>
      isIn(list) || (isIn(list, null) && !isIn(except));
    if (isTold(own?.lost, own?.keptInProjects)) return 'lost';
    return isTold(own?.gained, own?.hadInProjects) ? 'gained' : 'same';
  };
}

function changedWorld(world: World, change: AccessChange): World {
  const gone = new Set(change.removed);
  const goneTokens = new Set(change.tokens);
  const names = new Set(change.accounts);
  const isGoneSubject = (subject: string) => names.has(subject.replace('serviceaccount:', ''));
  const deleted = accounts.filter(({ name, organizationId }) => organizationId === acme && names.has(name));
  const goneAccounts = new Set(deleted.map(({ id }) => id));
  const stays = (row: RoleBinding) => row.organizationId !== acme || (!gone.has(row.id) && !isGoneSubject(row.subject));
  const changed = new Map(change.changed?.map((one) => [one.id, one]));
  const roles = new Map(change.roles?.map((role) => [role.reference, { permissions: role.permissions }]));
  const added = change.added?.filter(({ subject }) => !isGoneSubject(subject)) ?? [];
  return {
    ...world,
    bindings: [
      ...world.bindings
        .filter(stays)
        .map((row) => Object.assign({}, row, row.organizationId === acme && changed.get(row.id))),
      ...added.map((row) => Object.assign({ organizationId: acme }, made, row)),
    ],
    roles: world.roles.map((row) => Object.assign({}, row, roles.get(referenceOf(row)))),
    serviceAccounts: world.serviceAccounts.filter(({ id }) => !goneAccounts.has(id)),
    tokens: world.tokens.filter((token) => !goneTokens.has(token.id) && !goneAccounts.has(token.serviceAccountId)),
  };
}
