import { readError, type ApiError } from '#src/api/errors.ts';
import { isGone } from '#src/api/is-gone.ts';

/** The outcome of one requested role binding. `projectId` is empty for the whole organization. */
export type GiveResult =
  | { readonly outcome: 'made'; readonly projectId: string; readonly id: string }
  | { readonly outcome: 'existed'; readonly projectId: string; readonly error: ApiError }
  | { readonly outcome: 'failed'; readonly projectId: string; readonly error: ApiError };

/**
 * Creates one role binding per project, one after the other, and returns the outcome of each. Never throws, and keeps what
 * was created. If the server is unreachable or the session ended, it doesn't try the rest and reports the same error.
 */
export async function giveRole(
  projectIds: readonly string[],
  create: (projectId: string) => Promise<string>,
): Promise<GiveResult[]> {
  const results: GiveResult[] = [];
  for (const projectId of projectIds) {
    const last = results.at(-1);
    const hopeless = last?.outcome === 'failed' && (last.error.kind === 'offline' || last.error.kind === 'signed-out');
    results.push(hopeless ? notTried(projectId, last.error) : await giveOne(projectId, create));
  }
  return results;
}

function notTried(projectId: string, error: ApiError): GiveResult {
  return { outcome: 'failed', projectId, error: { ...error, isUncertain: false } };
}

async function giveOne(projectId: string, create: (projectId: string) => Promise<string>): Promise<GiveResult> {
  try {
    return { outcome: 'made', projectId, id: await create(projectId) };
  } catch (thrown) {
    const error = readError(thrown);
    return error.kind === 'exists' ? { outcome: 'existed', projectId, error } : { outcome: 'failed', projectId, error };
  }
}

/** The results after a retry: the newest for each project, in the original order. Created bindings stay created. */
export function mergeResults(before: readonly GiveResult[], again: readonly GiveResult[]): GiveResult[] {
  const newest = new Map(again.map((result) => [result.projectId, result]));
  return before.map((result) => (result.outcome === 'failed' ? (newest.get(result.projectId) ?? result) : result));
}

/** Whether the outcome is unknown because the answer was lost. */
export function isLost(result: GiveResult): boolean {
  return result.outcome === 'failed' && result.error.isUncertain;
}

/**
 * Checks lost answers against a list that was read after them. A binding in the list was created; one that is not in it
 * stays unknown, since the request may still arrive.
 * @param lost the projects with a lost answer, also those where a retry said that the binding exists
 * @param since what this person created for the subject since the form was sent
 */
export function findLost(
  results: readonly GiveResult[],
  lost: ReadonlySet<string>,
  since: readonly { readonly id: string; readonly projectId: string }[],
): GiveResult[] {
  return results.map((result) => {
    const { projectId } = result;
    const made = lost.has(projectId) ? since.find((one) => one.projectId === projectId) : undefined;
    return made ? { outcome: 'made', projectId, id: made.id } : result;
  });
}

/** Deletes what was created and returns the failures. What somebody else has already deleted is no failure. */
export async function takeBack(
  made: readonly { readonly id: string; readonly projectId: string }[],
  remove: (id: string) => Promise<void>,
): Promise<{ readonly projectId: string; readonly error: ApiError }[]> {
  const failures: { projectId: string; error: ApiError }[] = [];
  for (const { id, projectId } of made) {
    try {
      await remove(id);
    } catch (thrown) {
      const error = readError(thrown);
      if (!isGone(error)) failures.push({ projectId, error });
    }
  }
  return failures;
}

/** Why nothing was created, if it is the same everywhere; also that the subject has the role everywhere already. */
export function sameRefusal(results: readonly GiveResult[]): ApiError | undefined {
  const reasons = results.map((result) => (result.outcome === 'made' ? undefined : result.error));
  // A lost answer comes first: after it, nothing more was tried.
  const [first] = reasons;
  return reasons.every((error) => error && error.message === first?.message) ? first : undefined;
}

export function madeOf(results: readonly GiveResult[]) {
  return results.filter((result) => result.outcome === 'made');
}

export function failedOf(results: readonly GiveResult[]) {
  return results.filter((result) => result.outcome === 'failed');
}
