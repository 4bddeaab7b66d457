/**
 * Reads one parameter of an address (address.ts) or a link; `undefined` if the value is invalid. People type, shorten and
 * mangle addresses, so a bad value counts as absent, never as an error.
 */
export type ParamReader<T> = (raw: unknown) => T | undefined;

/** In UTF-16 units. Servers refuse much longer addresses. */
const maxTextLength = 500;

/** The start of a text, short enough for an address, without half a character at the end. */
export function fittingText(text: string): string {
  return text.slice(0, maxTextLength).replace(/[\uD800-\uDBFF]$/, '');
}

/** Text of 1 to 500 characters. */
export const textParam: ParamReader<string> = (raw) => {
  const [first] = textsIn(raw);
  return first;
};

/** Up to 50 different texts. */
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

/** The type of a search: every value is optional, and `undefined` counts as absent. */
export type SearchOf<Values> = { [Name in keyof Values]?: Values[Name] | undefined };

/** A route's `validateSearch`: keeps only values that the readers accept. */
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
