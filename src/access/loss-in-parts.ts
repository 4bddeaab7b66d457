import type { BlastRadius } from '#domain/rules/blast-radius.ts';
import { completed } from '#domain/rules/explain/facts.ts';
import type { BindingFacts } from './binding-problems.ts';
import { type KnownAccess, lossOf } from './loss.ts';
import { ownersAfter } from './owners-after.ts';

/** What these role bindings of some subjects lose, and all that these subjects have. */
type Part = { readonly going: BindingFacts[]; readonly all: BindingFacts[] };

/** So many role bindings are worked out at once; that takes some ten milliseconds. */
const partSize = 2_000;

/**
 * As `lossOf`, with pauses in which the browser can do other work: of 100,000 role bindings it takes a second. What one subject
 * loses depends on no other. Ends without an answer, never settling, when `signal` is aborted.
 */
export async function lossInParts(
  going: readonly BindingFacts[],
  all: readonly BindingFacts[],
  known: KnownAccess,
  signal: AbortSignal,
): Promise<BlastRadius> {
  const radii: BlastRadius[] = [];
  for (const part of partsOf(going, all)) {
    await pause(signal);
    radii.push(lossOf(part.going, part.all, known));
  }
  await pause(signal);
  return {
    subjects: radii.flatMap(({ subjects }) => subjects),
    barred: radii.flatMap(({ barred }) => barred),
    tokens: radii.flatMap(({ tokens }) => tokens),
    idle: radii.reduce((sum, { idle }) => sum + idle, 0),
    changesNothing: radii.every(({ changesNothing }) => changesNothing),
    ...ownersAfter(going, all),
    ...completed(radii.flatMap(({ missing }) => missing)),
  };
}

/** Puts the subjects that lose something in parts, in the order of what goes. */
function partsOf(going: readonly BindingFacts[], all: readonly BindingFacts[]): readonly Part[] {
  const parts: Part[] = [{ going: [], all: [] }];
  const partOf = new Map<string, Part>();
  const sizes = new Map<string, number>();
  for (const { subject } of going) sizes.set(subject, (sizes.get(subject) ?? 0) + 1);
  let size = 0;
  for (const [subject, count] of sizes) {
    if (size > 0 && size + count > partSize) {
      parts.push({ going: [], all: [] });
      size = 0;
    }
    size += count;
    const part = parts.at(-1);
    if (part) partOf.set(subject, part);
  }
  for (const binding of going) partOf.get(binding.subject)?.going.push(binding);
  for (const binding of all) partOf.get(binding.subject)?.all.push(binding);
  return parts;
}

function pause(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => setTimeout(() => !signal.aborted && resolve()));
}
