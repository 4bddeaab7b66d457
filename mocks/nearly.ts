/** Whether two words differ only in case, in the order of letters or in one letter. Short words: in case only. */
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

/** " Is viewer meant?" if the word is nearly one of these. */
export function meant(word: string, known: readonly string[]): string {
  const near = known.find((one) => isNearly(word, one));
  return near === undefined ? '' : ` Is ${near} meant?`;
}
