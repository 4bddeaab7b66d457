/** The same letters in another order or case, or one more, fewer or other; short words only by their case. */
export function isNearly(word: string, known: string): boolean {
  const [one, other] = [word.toLowerCase(), known.toLowerCase()];
  if (one === other) return true;
  if (known.length < 4) return false;
  if (Array.from(one).toSorted().join('') === Array.from(other).toSorted().join('')) return true;
  if (Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  let end = 0;
  while (end < Math.min(one.length, other.length) - start && one.at(-1 - end) === other.at(-1 - end)) end += 1;
  return Math.max(one.length, other.length) - start - end <= 1;
}

/** " Is viewer meant?" where one of these is nearly what was written. */
export function meant(word: string, known: readonly string[]): string {
  const near = known.find((one) => isNearly(word, one));
  return near === undefined ? '' : ` Is ${near} meant?`;
}
