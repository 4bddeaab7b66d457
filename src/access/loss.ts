import { type BlastRadius, blastRadius, type SubjectRadius } from '#domain/rules/blast-radius.ts';
import { accessFacts, type SeenAccess } from './access-facts.ts';
import type { BindingFacts } from './binding-problems.ts';
import { ownersAfter } from './owners-after.ts';

/** What the viewer sees of the organization besides its role bindings. `undefined` roles: they may not list them. */
export type KnownAccess = Omit<SeenAccess, 'bindings'>;

/** What is lost when the bindings `going` are deleted from `all`: the subjects in the order of those that go. */
export function lossOf(going: readonly BindingFacts[], all: readonly BindingFacts[], known: KnownAccess): BlastRadius {
  const removed = new Set(going.map(({ id }) => id));
  // What others have changes nothing for these.
  const losing = new Set(going.map(({ subject }) => subject));
  const bindings = [...all.filter(({ id, subject }) => losing.has(subject) && !removed.has(id)), ...going];
  const radius = blastRadius(accessFacts({ ...known, bindings }), { removed });
  const places = new Map(Array.from(losing, (subject, at) => [subject, at]));
  const place = ({ subject }: SubjectRadius) => places.get(subject) ?? 0;
  return { ...radius, ...ownersAfter(going, all), subjects: radius.subjects.toSorted((a, b) => place(a) - place(b)) };
}

/** Another binding that gives the same role to the same subject in the same scope. */
export function twinOf<Row extends BindingFacts>(binding: BindingFacts, all: readonly Row[]): Row | undefined {
  const parts = ['subject', 'role', 'projectId', 'entity'] as const;
  return all.find((other) => other.id !== binding.id && parts.every((part) => other[part] === binding[part]));
}
