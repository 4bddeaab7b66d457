/** The permissions of two roles, sorted into three. */
export interface Comparison {
  readonly onlyA: readonly string[];
  readonly both: readonly string[];
  readonly onlyB: readonly string[];
}

/** Keeps the order of each role. */
export function comparePermissions(a: readonly string[], b: readonly string[]): Comparison {
  const [inA, inB] = [new Set(a), new Set(b)];
  return {
    onlyA: a.filter((permission) => !inB.has(permission)),
    both: a.filter((permission) => inB.has(permission)),
    onlyB: b.filter((permission) => !inA.has(permission)),
  };
}

/** The result in one sentence. */
export function comparisonWords(a: string, b: string, { onlyA, both, onlyB }: Comparison): string {
  if (onlyA.length === 0 && onlyB.length === 0) return `${a} and ${b} allow the same.`;
  if (onlyA.length === 0) return `${b} allows everything that ${a} allows, and more.`;
  if (onlyB.length === 0) return `${a} allows everything that ${b} allows, and more.`;
  if (both.length === 0) return `${a} and ${b} have no permission in common.`;
  return `${a} and ${b} overlap: each allows something that the other doesn’t.`;
}
