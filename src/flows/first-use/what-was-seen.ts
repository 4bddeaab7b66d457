import { type Timestamp, timestampDate } from '@bufbuild/protobuf/wkt';
import { type ClientKind, clients } from '#domain/rules/clients.ts';
import { RefusalKind, type TokenRefusal, type TokenUse } from '#proto/console/activity/v1alpha1/activity_pb.ts';

/** What the data plane has seen of an API token. */
export interface Activity {
  readonly uses: readonly TokenUse[];
  readonly refusals: readonly TokenRefusal[];
}

/** The client that the token is for, and the project that it should use; `null`: each project is right. */
export interface Expected {
  readonly projectId: string | null;
  readonly client: ClientKind;
}

export interface Use {
  readonly at: Date;
  readonly projectId: string;
}

/** How the client uses the token wrongly. */
export type Problem =
  | { readonly kind: 'no-project'; readonly at: Date }
  | { readonly kind: 'malformed-project'; readonly at: Date }
  /** It works, but in another project than it should. */
  | { readonly kind: 'used-elsewhere'; readonly at: Date; readonly projectId: string }
  /** Refused in another project than it should ask for. */
  | { readonly kind: 'refused-elsewhere'; readonly at: Date; readonly projectId: string }
  | {
      readonly kind: 'permission-missing';
      readonly at: Date;
      readonly projectId: string;
      readonly permissions: readonly string[];
    };

export interface Seen {
  /** The last use that shows that the client works. */
  readonly use: Use | undefined;
  /** What still goes wrong, the latest first. A refusal that a later use has overtaken is no problem any more. */
  readonly problems: readonly Problem[];
}

/** Reads what a client does with its token out of what the data plane has seen. */
export function whatWasSeen({ uses, refusals }: Activity, { projectId, client }: Expected): Seen {
  const isHere = (id: string) => projectId === null || id === projectId;
  const meant: ReadonlySet<string> = new Set(clients[client].permissions);
  const right = uses.filter((use) => isHere(use.projectId) && meant.has(use.permission));
  const use = latest(right.map((one) => ({ at: dateOf(one.lastUsedAt), projectId: one.projectId })));
  const open = refusals.filter((refusal) => !isOvertaken(refusal, { uses, refusals }, projectId));
  const problems = [...open.flatMap((refusal) => problemOf(refusal, isHere)), ...elsewhere(uses, use, isHere)];
  return { use, problems: joined(problems).toSorted((a, b) => b.at.getTime() - a.at.getTime()) };
}

/** Whether a later call went better: it was let in the same or the right project, or it named a project at all. */
function isOvertaken(
  { permission, projectId: asked, refusedAt }: TokenRefusal,
  { uses, refusals }: Activity,
  projectId: string | null,
): boolean {
  const isLater = (at: Timestamp | undefined) => dateOf(at) > dateOf(refusedAt);
  const mendsIt = (id: string) => id === asked || id === projectId || (asked === '' && projectId === null);
  const isLet = uses.some((one) => one.permission === permission && mendsIt(one.projectId) && isLater(one.lastUsedAt));
  const namesOne = (other: TokenRefusal) =>
    other.permission === permission && other.projectId !== '' && isLater(other.refusedAt);
  return isLet || (asked === '' && refusals.some(namesOne));
}

function problemOf(
  { kind, refusedAt, projectId, permission }: TokenRefusal,
  isHere: (id: string) => boolean,
): Problem[] {
  const at = dateOf(refusedAt);
  if (kind === RefusalKind.NO_PROJECT) return [{ kind: 'no-project', at }];
  if (kind === RefusalKind.MALFORMED_PROJECT) return [{ kind: 'malformed-project', at }];
  if (kind !== RefusalKind.PERMISSION_MISSING) return [];
  if (!isHere(projectId)) return [{ kind: 'refused-elsewhere', at, projectId }];
  return [{ kind: 'permission-missing', at, projectId, permissions: [permission] }];
}

/** A use in another project, while there is none in the right one. */
function elsewhere(uses: readonly TokenUse[], use: Use | undefined, isHere: (id: string) => boolean): Problem[] {
  if (use) return [];
  const others = uses.filter(({ projectId }) => !isHere(projectId));
  const last = latest(others.map(({ lastUsedAt, projectId }) => ({ at: dateOf(lastUsedAt), projectId })));
  return last ? [{ kind: 'used-elsewhere', ...last }] : [];
}

/** Each problem once: with the permissions that are missing in one project together. */
function joined(problems: readonly Problem[]): Problem[] {
  const byKey = new Map<string, Problem>();
  for (const problem of problems) {
    const key = 'projectId' in problem ? `${problem.kind} ${problem.projectId}` : problem.kind;
    const known = byKey.get(key);
    const at = known && known.at > problem.at ? known.at : problem.at;
    if (known?.kind === 'permission-missing' && problem.kind === 'permission-missing') {
      byKey.set(key, { ...known, at, permissions: [...new Set([...known.permissions, ...problem.permissions])] });
    } else byKey.set(key, { ...problem, at });
  }
  return [...byKey.values()];
}

function latest(uses: readonly Use[]): Use | undefined {
  return uses.toSorted((a, b) => b.at.getTime() - a.at.getTime())[0];
}

function dateOf(timestamp: Timestamp | undefined): Date {
  return timestamp ? timestampDate(timestamp) : new Date(0);
}
