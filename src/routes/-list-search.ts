import * as v from 'valibot';

// The router reads `?q=2026` as a number.
const text = v.pipe(v.union([v.string(), v.number(), v.boolean()]), v.transform(String), v.maxLength(500));
const page = v.pipe(v.number(), v.integer(), v.minValue(1));

/**
 * What the address of a list holds: search, sort and page. Addresses are typed, shortened and mangled by people: a value
 * that makes no sense counts as absent, and never as an error.
 */
export function listSearch<const Sorts extends readonly [string, ...string[]]>(sorts: Sorts) {
  return v.object({
    q: lenient(text),
    sort: lenient(v.picklist(sorts)),
    desc: lenient(v.literal(true)),
    page: lenient(page),
  });
}

function lenient<Schema extends v.GenericSchema>(schema: Schema) {
  return v.optional(v.fallback(v.optional(schema), undefined));
}
