/** Records as JSON, and back. */

/** The value as JSON text, in which a bigint is text. */
export function jsonOf(value: unknown): string {
  return JSON.stringify(value, (_name, part) => (typeof part === 'bigint' ? String(part) : part));
}

/** Reads one value out of JSON, or throws. */
export type Reader<Value> = (json: unknown) => Value;
type Readers<Row> = { readonly [Field in keyof Row]-?: Reader<Row[Field]> };

export const text: Reader<string> = (json) => (typeof json === 'string' ? json : refuse());
export const number: Reader<number> = (json) => (typeof json === 'number' && Number.isFinite(json) ? json : refuse());
export const date: Reader<Date> = (json) => {
  const read = new Date(text(json));
  return Number.isNaN(read.getTime()) ? refuse() : read;
};
export const bigNumber: Reader<bigint> = (json) => (/^-?\d+$/u.test(text(json)) ? BigInt(text(json)) : refuse());
export const texts = list(text);
export const textMap: Reader<Readonly<Record<string, string>>> = (json) =>
  isObject(json) ? Object.fromEntries(Object.entries(json).map(([name, value]) => [name, text(value)])) : refuse();
export const truth: Reader<boolean> = (json) => (typeof json === 'boolean' ? json : refuse());

export function oneOf<Value extends string>(values: readonly Value[]): Reader<Value> {
  return (json) => values.find((value) => value === json) ?? refuse();
}

export function orNull<Value>(reader: Reader<Value>): Reader<Value | null> {
  return (json) => (json === null ? null : reader(json));
}

export function list<Value>(reader: Reader<Value>): Reader<readonly Value[]> {
  return (json) => (Array.isArray(json) ? json.map(reader) : refuse());
}

export function record<Row>(readers: Readers<Row>): Reader<Row> {
  return (json) => {
    if (!isObject(json)) return refuse();
    const row: Partial<Row> = {};
    for (const field in readers) row[field] = readers[field](json[field]);
    return isWhole(row, readers) ? row : refuse();
  };
}

function isWhole<Row>(row: Partial<Row>, readers: Readers<Row>): row is Row {
  return Object.keys(readers).every((field) => Object.hasOwn(row, field));
}

export function isObject(json: unknown): json is Record<string, unknown> {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

function refuse(): never {
  throw new TypeError('the JSON holds something else than it should');
}
