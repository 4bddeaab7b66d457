/**
 * Reads one value of an address's search; `undefined` for one that makes no sense. Addresses are typed, shortened and
 * mangled by people: a bad value counts as absent, and never as an error.
 */
export type ParamReader<T> = (raw: unknown) => T | undefined;

/** In UTF-16 units. Servers refuse addresses that are much longer. */
export const maxTextLength = 500;

/** What of a text may stand in an address: its beginning, and no half of a character at the end. */
export function fittingText(text: string): string {
  return text.slice(0, maxTextLength).replace(/[\uD800-\uDBFF]$/, '');
}

/** Text of 1 to 500 characters. The router reads `?q=2026` as a number and `?q=true` as a boolean: both are text here. */
export const textParam: ParamReader<string> = (raw) => {
  if (typeof raw !== 'string' && typeof raw !== 'number' && typeof raw !== 'boolean') return undefined;
  const text = String(raw);
  return text === '' || text.length > maxTextLength ? undefined : text;
};

/** A page, from 1. */
export const pageParam: ParamReader<number> = (raw) =>
  typeof raw === 'number' && Number.isInteger(raw) && raw >= 1 ? raw : undefined;

/** Present and true, or absent. */
export const flagParam: ParamReader<true> = (raw) => (raw === true ? true : undefined);

/** One of these texts. */
export function oneOfParam<const Value extends string>(values: readonly Value[]): ParamReader<Value> {
  return (raw) => values.find((value) => value === raw);
}

/** What a search holds: every value optional, and `undefined` as good as absent. */
export type SearchOf<Values> = { [Name in keyof Values]?: Values[Name] | undefined };

/** A route's `validateSearch`: keeps the values that the readers understand, and nothing else. */
export function searchParams<Values>(readers: { readonly [Name in keyof Values]: ParamReader<Values[Name]> }) {
  return (raw: Readonly<Record<string, unknown>>): SearchOf<Values> => {
    const search: SearchOf<Values> = {};
    for (const name in readers) {
      const value = readers[name](raw[name]);
      if (value !== undefined) search[name] = value;
    }
    return search;
  };
}
