import * as v from 'valibot';
import { bindingProblems, sortColumns, subjectKinds } from './binding-kinds.ts';

/**
 * What the address of the page holds. An address is typed, shortened and mangled by people: a value that makes no sense
 * counts as absent, and never as an error.
 */

// The router reads `?q=2026` as a number.
const text = v.pipe(
  v.union([v.string(), v.number(), v.boolean()]),
  v.transform(String),
  v.maxLength(500),
  v.minLength(1),
);

/** Absent when it is missing or makes no sense. */
function lenient<T extends v.GenericSchema>(schema: T) {
  return v.optional(v.fallback(v.optional(schema), undefined));
}

export const roleBindingsSearch = v.object({
  q: lenient(text),
  kind: lenient(v.picklist(subjectKinds)),
  /** The bindings of one subject; with `create=binding` also the subject to begin with. */
  subject: lenient(text),
  /** A role reference. */
  role: lenient(text),
  /** `organization`, or a project's id. */
  scope: lenient(text),
  problem: lenient(v.picklist(['any', ...bindingProblems])),
  sort: lenient(v.picklist(sortColumns)),
  desc: lenient(v.literal(true)),
  page: lenient(v.pipe(v.number(), v.integer(), v.minValue(1))),
  create: lenient(v.literal('binding')),
});

export type RoleBindingsSearch = v.InferOutput<typeof roleBindingsSearch>;
