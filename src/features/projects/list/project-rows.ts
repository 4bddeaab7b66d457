import { type Timestamp, timestampDate } from '@bufbuild/protobuf/wkt';

/** A project in the list. What is `undefined` isn't known (yet): the columns say why. */
export interface ProjectRow {
  readonly id: string;
  readonly name: string;
  readonly organizationId: string;
  /** How many role bindings apply: its own, and those of the whole organization. */
  readonly bindings: number | undefined;
  readonly writers: WriterCount | undefined;
  readonly legacyTokens: number | undefined;
  /** `null`: it never received data. */
  readonly lastData: Date | null | undefined;
}

/** How many service accounts can send data, and whether that is all of them. */
export interface WriterCount {
  readonly count: number;
  readonly isComplete: boolean;
}

/** The lists that the rows are counted from; each is `undefined` until it is known, or for good where it can't be. */
export interface ProjectLists {
  readonly bindings: readonly { readonly projectId: string }[] | undefined;
  /** By project. */
  readonly writers: ReadonlyMap<string, WriterCount> | undefined;
  readonly legacyTokens: readonly { readonly projectId: string }[] | undefined;
  readonly activity: readonly { readonly projectId: string; readonly lastDataAt?: Timestamp | undefined }[] | undefined;
}

type Listed = { readonly id: string; readonly name: string; readonly organizationId: string };

/** Reads each list once, however many projects there are. */
export function projectRows(projects: readonly Listed[], lists: ProjectLists): ProjectRow[] {
  const { bindings, writers, legacyTokens, activity } = lists;
  const applying = bindings && countByProject(bindings);
  const tokens = legacyTokens && countByProject(legacyTokens);
  const data = activity && new Map(activity.map(({ projectId, lastDataAt }) => [projectId, lastDataAt]));
  return projects.map(({ id, name, organizationId }) => ({
    id,
    name,
    organizationId,
    // Those of the whole organization are under the empty ID.
    bindings: applying && (applying.get('') ?? 0) + (applying.get(id) ?? 0),
    writers: writers?.get(id),
    legacyTokens: tokens && (tokens.get(id) ?? 0),
    lastData: data && dateOf(data.get(id)),
  }));
}

function countByProject(items: readonly { readonly projectId: string }[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { projectId } of items) counts.set(projectId, (counts.get(projectId) ?? 0) + 1);
  return counts;
}

function dateOf(at: Timestamp | undefined): Date | null {
  return at ? timestampDate(at) : null;
}
