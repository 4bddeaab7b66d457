import { parseSubject } from '#domain/rules/subject.ts';
import { accessFacts, type SeenAccess } from '#src/access/access-facts.ts';
import { writersOf } from '../project/writers.ts';
import type { WriterCount } from './project-rows.ts';

/**
 * How many service accounts can send data to each of these projects. Reads the role bindings of accounts only: people hold most
 * of them, and the evaluator reads all that it is given, once a project.
 */
export function countWriters(seen: SeenAccess, projectIds: readonly string[]): ReadonlyMap<string, WriterCount> {
  const bindings = seen.bindings?.filter(({ subject }) => parseSubject(subject).kind === 'serviceaccount');
  const facts = accessFacts({ ...seen, bindings });
  return new Map(
    projectIds.map((id) => {
      const { writers, isComplete } = writersOf(facts, id);
      return [id, { count: writers.length, isComplete }];
    }),
  );
}
