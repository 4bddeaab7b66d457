import { readError, type ApiError } from '#src/api/errors.ts';
import { isGone } from '#src/api/is-gone.ts';

/** What became of one role binding that was asked for. `projectId` is empty for the whole organization. */
export type GiveResult =
  | { readonly outcome: 'made'; readonly projectId: string; readonly id: string }
  | { readonly outcome: 'existed'; readonly projectId: string }
  | { readonly outcome: 'failed'; readonly projectId: string; readonly error: ApiError };

/**
 * Makes one role binding for each project, one after the other, and says what became of each. Never throws: what was made
 * stays made and is told. When the server is out of reach or the session over, the rest is not tried and fails the same way.
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
    return error.kind === 'exists' ? { outcome: 'existed', projectId } : { outcome: 'failed', projectId, error };
  }
}

/** The results after some were tried again: each project's newest, in the order of the first try. What was made stays made. */
export function mergeResults(before: readonly GiveResult[], again: readonly GiveResult[]): GiveResult[] {
  const newest = new Map(again.map((result) => [result.projectId, result]));
  return before.map((result) => (result.outcome === 'failed' ? (newest.get(result.projectId) ?? result) : result));
}

/** Whether nobody knows what became of it: its answer was lost on the way. */
export function isLost(result: GiveResult): boolean {
  return result.outcome === 'failed' && result.error.isUncertain;
}

/**
 * What became of the lost ones, as a list tells that was read after them: one that it holds was made. One that it doesn't hold
 * stays what it is, since it may still be on its way.
 * @param lost the projects of all that were lost, also of one that was tried again and so was told that it exists
 * @param since what this person made for the subject since the form was sent
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

/** What became of taking back what was made: the failures, with those that somebody else deleted counted as done. */
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

export function madeOf(results: readonly GiveResult[]) {
  return results.filter((result) => result.outcome === 'made');
}

export function failedOf(results: readonly GiveResult[]) {
  return results.filter((result) => result.outcome === 'failed');
}
