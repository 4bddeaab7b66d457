/** The search part of an address: each name with its text, or with several texts if it is repeated. */
export type AddressSearch = Record<string, string | string[]>;

/**
 * Parses the search of an address. Every value stays text: `?q=007` is "007" and `?q=12e4` is "12e4". The router's own
 * parser would turn them into numbers, and the person would see something else than they typed.
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

/** The inverse of `parseSearch`. Omits `undefined`; writes a list as a repeated name. */
export function stringifySearch(search: Record<string, unknown>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) params.append(name, String(one));
  }
  const text = params.toString();
  return text && `?${text}`;
}
