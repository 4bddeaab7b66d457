const single = new Set(['authorization', 'host']);

/**
 * The header that a request carries twice and must carry once, or `undefined`. Node drops the second one without a word, but a
 * proxy before us may have gone by it: it would have checked one caller or host, and we would serve another.
 * @param rawHeaders names and values in turn, as Node has them
 */
export function repeatedHeader(rawHeaders: readonly string[]): string | undefined {
  let seen = '';
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const { length } = rawHeaders[at] ?? '';
    if (length !== 'authorization'.length && length !== 'host'.length) continue; // most others, without making a text
    const name = (rawHeaders[at] ?? '').toLowerCase();
    if (!single.has(name)) continue;
    if (seen.includes(name)) return name;
    seen += ` ${name}`;
  }
  return undefined;
}
