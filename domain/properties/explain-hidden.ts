import * as fc from 'fast-check';
import { busy, subjectOfPerson } from '#domain/properties/pools.ts';
import type { AccessFacts } from '#domain/rules/explain/facts.ts';

/** Which lists a viewer can't see whole: of those, every third row or so is missing. */
export const anyHidden = fc.record({
  lists: fc.subarray(['bindings', 'roles', 'projects', 'accounts', 'tokens', 'people'] as const, { minLength: 1 }),
  rows: fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }),
  /** Whose bindings are all there, nevertheless. */
  whole: fc.option(fc.constantFrom(...busy.map(subjectOfPerson))),
});
export type Hidden = typeof anyHidden extends fc.Arbitrary<infer Value> ? Value : never;

/** The facts without the rows that are hidden, saying which lists lack some. */
export function hiding(facts: AccessFacts, { lists, rows, whole }: Hidden): AccessFacts {
  const isShown = (_: unknown, n: number) => rows[n % rows.length] ?? true;
  const shown = <Row>(list: (typeof lists)[number], all: readonly Row[]) =>
    lists.includes(list) ? all.filter(isShown) : all;
  const isWhole = (list: (typeof lists)[number]) => !lists.includes(list);
  const own = facts.bindings.filter(({ subject }) => subject === whole);
  const others = facts.bindings.filter(({ subject }) => subject !== whole);
  return {
    ...facts,
    bindings: [...own, ...shown('bindings', others)],
    roles: shown('roles', facts.roles),
    projects: shown('projects', facts.projects),
    accounts: shown('accounts', facts.accounts),
    tokens: shown('tokens', facts.tokens),
    people: shown('people', facts.people),
    providers: isWhole('people') ? facts.providers : undefined,
    complete: {
      bindings: isWhole('bindings') || (whole === null ? false : [whole]),
      roles: isWhole('roles'),
      projects: isWhole('projects'),
      accounts: isWhole('accounts'),
      tokens: isWhole('tokens'),
      people: isWhole('people'),
    },
  };
}
