import { type Timestamp, timestampDate } from '@bufbuild/protobuf/wkt';
import type { AccessFacts } from '#domain/rules/explain/facts.ts';
import { parseSubject } from '#domain/rules/subject.ts';
import { writersOf } from '../project/writers.ts';

/** A project in the list. What is `undefined` isn't known (yet): the columns say why. */
export interface ProjectRow {
  readonly id: string;
  readonly name: string;
  readonly organizationId: string;
  /** How many role bindings apply: its own, and those of the whole organization. */
  readonly bindings: number | undefined;
  /** How many service accounts can send data to it, and whether there may be more. */
  readonly writers: { readonly count: number; readonly isComplete: boolean } | undefined;
  readonly legacyTokens: number | undefined;
  /** `null`: it never received data. */
  readonly lastData: Date | null | undefined;
}

/** The lists that the rows are counted from; each is `undefined` until it is known, or for good where it can't be. */
export interface ProjectLists {
  readonly facts: AccessFacts | undefined;
  readonly legacyTokens: readonly { readonly projectId: string }[] | undefined;
  readonly activity: readonly { readonly projectId: string; readonly lastDataAt?: Timestamp | undefined }[] | undefined;
}

type Listed = { readonly id: string; readonly name: string; readonly organizationId: string };

/** Reads each list once, however many projects there are. */
export function projectRows(projects: readonly Listed[], lists: ProjectLists): ProjectRow[] {
  const { facts, legacyTokens, activity } = lists;
  const bindings = facts && countBy(facts.bindings, ({ projectId }) => projectId ?? '');
  const ofAccounts = facts && onlyAccounts(facts);
  const tokens = legacyTokens && countBy(legacyTokens, ({ projectId }) => projectId);
  const data = activity && new Map(activity.map(({ projectId, lastDataAt }) => [projectId, lastDataAt]));
  return projects.map(({ id, name, organizationId }) => ({
    id,
    name,
    organizationId,
    bindings: bindings && (bindings.get('') ?? 0) + (bindings.get(id) ?? 0),
    writers: ofAccounts && countWriters(ofAccounts, id),
    legacyTokens: tokens && (tokens.get(id) ?? 0),
    lastData: data && dateOf(data.get(id)),
  }));
}

function countWriters(facts: AccessFacts, projectId: string): ProjectRow['writers'] {
  const { writers, isComplete } = writersOf(facts, projectId);
  return { count: writers.length, isComplete };
}

/** People hold most role bindings, and can be many: the evaluator reads all that it is given, once a project. */
function onlyAccounts(facts: AccessFacts): AccessFacts {
  const bindings = facts.bindings.filter(({ subject }) => parseSubject(subject).kind === 'serviceaccount');
  return { ...facts, bindings };
}

function countBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}

function dateOf(at: Timestamp | undefined): Date | null {
  return at ? timestampDate(at) : null;
}
