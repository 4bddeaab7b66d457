import { useEffect, useState } from 'react';
import type { BlastRadius } from '#domain/rules/blast-radius.ts';
import type { BindingFacts } from './binding-problems.ts';
import { lossInParts } from './loss-in-parts.ts';
import { type KnownAccess, lossOf } from './loss.ts';

/** Of so many role bindings, the loss is known at once. */
const few = 200;

/**
 * What is lost when `items` are deleted, as when it was first asked; of many, `undefined` until it is worked out.
 * @param owners the subjects that count as owners if they have the role; `undefined`: everybody
 */
export function useLoss(
  items: readonly BindingFacts[],
  data: KnownAccess & { readonly bindings: readonly BindingFacts[] },
  owners: ReadonlySet<string> | undefined,
): BlastRadius | undefined {
  const [asked] = useState({ items, data });
  const [loss, setLoss] = useState(() => (items.length <= few ? lossOf(items, data.bindings, data) : undefined));
  const isKnown = loss !== undefined;
  useEffect(() => {
    if (isKnown) return undefined;
    const left = new AbortController();
    void lossInParts(asked.items, asked.data.bindings, asked.data, left.signal).then(setLoss);
    return () => left.abort();
  }, [asked, isKnown]);
  return loss && { ...loss, ownersLeft: loss.ownersLeft.filter((subject) => owners?.has(subject) ?? true) };
}
