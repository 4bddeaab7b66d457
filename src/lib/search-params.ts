/**
 * Reads one value of an address's search (address.ts), or of what a link gives; `undefined` for one that makes no sense.
 * Addresses are typed, shortened and mangled by people: a bad value counts as absent, and never as an error.
 */
export type ParamReader<T> = (raw: unknown) => T | undefined;

/** In UTF-16 units. Servers refuse addresses that are much longer. */
export const maxTextLength = 500;

/** The part of a text that may stand in an address: its beginning, and no half of a character at the end. */
export function fittingText(text: string): string {
  return text.slice(0, maxTextLength).replace(/[\uD800-\uDBFF]$/, '');
}

/** Text of 1 to 500 characters. */
export const textParam: ParamReader<string> = (raw) => {
  const [first] = textsIn(raw);
  return first;
};

/** Several texts, each once; at most 50. */
export const textsParam: ParamReader<readonly string[]> = (raw) => {
  const texts = [...new Set(textsIn(raw))].slice(0, 50);
  return texts.length > 0 ? texts : undefined;
};

/** A whole number from 1. */
export const countParam: ParamReader<number> = (raw) => {
  const count = Number(raw);
  return /^\d{1,9}$/.test(String(raw)) && count >= 1 ? count : undefined;
};

/** Present and true, or absent. */
export const flagParam: ParamReader<true> = (raw) => (raw === true || raw === 'true' ? true : undefined);

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

function textsIn(raw: unknown): string[] {
  const all: unknown[] = Array.isArray(raw) ? raw : [raw];
  return all.filter((text) => typeof text === 'string').filter((text) => text !== '' && text.length <= maxTextLength);
}
