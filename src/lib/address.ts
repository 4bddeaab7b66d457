/** What stands behind the question mark of an address: each name with its text, or its texts where it comes several times. */
export type AddressSearch = Record<string, string | string[]>;

/**
 * Reads the search of an address. Everything is text, letter by letter: `?q=007` is "007" and `?q=12e4` is "12e4". The
 * router's own reader would make numbers of them, and the person would get back something else than they typed.
 */
export function parseSearch(search: string): AddressSearch {
  const params = new URLSearchParams(search);
  return Object.fromEntries(
    Array.from(new Set(params.keys()), (name) => {
      const [first = '', ...rest] = params.getAll(name);
      return [name, rest.length > 0 ? [first, ...rest] : first];
    }),
  );
}

/** Writes what `parseSearch` reads. Leaves out what is `undefined`; a list is its name several times. */
export function stringifySearch(search: Record<string, unknown>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) params.append(name, String(one));
  }
  const text = params.toString();
  return text && `?${text}`;
}
