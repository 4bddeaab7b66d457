import * as v from 'valibot';

/**
 * What the addresses of both pages hold. An address is typed, shortened and mangled by people: a value that makes no
 * sense counts as absent, and never as an error.
 */

/** Which accounts to show, by what is the matter with them. */
export const accountStates = ['no-role', 'no-token', 'never-used', 'idle'] as const;
export type AccountState = (typeof accountStates)[number];

export const accountSorts = ['name', 'tokens', 'used', 'created', 'creator'] as const;
export const tokenSorts = ['name', 'created', 'creator', 'used'] as const;

// The router reads `?q=2026` as a number.
const text = v.pipe(v.union([v.string(), v.number(), v.boolean()]), v.transform(String), v.maxLength(500));
const page = v.pipe(v.number(), v.integer(), v.minValue(1));

/** Absent when it is missing or makes no sense. */
function lenient<T extends v.GenericSchema>(schema: T) {
  return v.optional(v.fallback(v.optional(schema), undefined));
}

export const serviceAccountsSearch = v.object({
  q: lenient(text),
  role: lenient(text),
  state: lenient(v.picklist(accountStates)),
  sort: lenient(v.picklist(accountSorts)),
  desc: lenient(v.literal(true)),
  page: lenient(page),
  create: lenient(v.picklist(['service-account', 'token'])),
  /** With `create=token`: the account to preselect, by its id. */
  account: lenient(text),
});

export type ServiceAccountsSearch = v.InferOutput<typeof serviceAccountsSearch>;

export const serviceAccountSearch = v.object({
  sort: lenient(v.picklist(tokenSorts)),
  desc: lenient(v.literal(true)),
  page: lenient(page),
  create: lenient(v.literal('token')),
});
