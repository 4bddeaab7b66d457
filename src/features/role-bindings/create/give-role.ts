import { readError, type ApiError } from '#src/api/errors.ts';
import { isGone } from '#src/api/is-gone.ts';

/** One role binding to create. `projectId` is empty for the whole organization. */
export interface Gift {
  readonly subject: string;
  readonly projectId: string;
}

/** The outcome of one requested role binding. */
export type GiveResult =
  | (Gift & { readonly outcome: 'made'; readonly id: string })
  | (Gift & { readonly outcome: 'existed'; readonly error: ApiError })
  /** `isUntried`: the error is that of one before, after which nothing more was sent. */
  | (Gift & { readonly outcome: 'failed'; readonly error: ApiError; readonly isUntried?: true });

/** Tells gifts apart. */
export function keyOf({ subject, projectId }: Gift): string {
  return `${projectId} ${subject}`;
}

/** Every subject in every project. */
export function giftsOf(subjects: readonly string[], projectIds: readonly string[]): readonly Gift[] {
  return subjects.flatMap((subject) => projectIds.map((projectId) => ({ subject, projectId })));
}

/**
 * Creates the role bindings one after the other, and returns the outcome of each. Never throws, and keeps what was created.
 * If the server is unreachable or the session ended, it doesn't try the rest and reports the same error.
 * @param onProgress is told how many are tried
 */
export async function giveRole(
  gifts: readonly Gift[],
  create: (gift: Gift) => Promise<string>,
  onProgress: (tried: number) => void = () => {},
): Promise<GiveResult[]> {
  const results: GiveResult[] = [];
  for (const gift of gifts) {
    const last = results.at(-1);
    const hopeless = last?.outcome === 'failed' && (last.error.kind === 'offline' || last.error.kind === 'signed-out');
    results.push(hopeless ? notTried(gift, last.error) : await giveOne(gift, create));
    onProgress(results.length);
  }
  return results;
}

function notTried(gift: Gift, error: ApiError): GiveResult {
  return { ...gift, outcome: 'failed', error: { ...error, isUncertain: false }, isUntried: true };
}

async function giveOne(gift: Gift, create: (gift: Gift) => Promise<string>): Promise<GiveResult> {
  try {
    return { ...gift, outcome: 'made', id: await create(gift) };
  } catch (thrown) {
    const error = readError(thrown);
    return error.kind === 'exists' ? { ...gift, outcome: 'existed', error } : { ...gift, outcome: 'failed', error };
  }
}

/** The results after a retry: the newest for each gift, in the original order. Created bindings stay created. */
export function mergeResults(before: readonly GiveResult[], again: readonly GiveResult[]): GiveResult[] {
  const newest = new Map(again.map((result) => [keyOf(result), result]));
  return before.map((result) => (result.outcome === 'failed' ? (newest.get(keyOf(result)) ?? result) : result));
}

/** Whether the outcome is unknown because the answer was lost. */
export function isLost(result: GiveResult): boolean {
  return result.outcome === 'failed' && result.error.isUncertain;
}

/**
 * Checks lost answers against a list that was read after them. A binding in the list was created; one that is not in it
 * stays unknown, since the request may still arrive.
 * @param lost the keys of the gifts with a lost answer, also those where a retry said that the binding exists
 * @param since what this person created of this role since the form was sent
 */
export function findLost(
  results: readonly GiveResult[],
  lost: ReadonlySet<string>,
  since: readonly (Gift & { readonly id: string })[],
): GiveResult[] {
  const made = new Map(since.map((binding) => [keyOf(binding), binding.id]));
  return results.map((result) => {
    const { subject, projectId } = result;
    const id = lost.has(keyOf(result)) ? made.get(keyOf(result)) : undefined;
    return id === undefined ? result : { subject, projectId, outcome: 'made', id };
  });
}

/** Deletes what was created and returns the failures. What somebody else has already deleted is no failure. */
export async function takeBack(
  made: readonly (Gift & { readonly id: string })[],
  remove: (id: string) => Promise<void>,
): Promise<(Gift & { readonly error: ApiError })[]> {
  const failures: (Gift & { error: ApiError })[] = [];
  for (const { id, subject, projectId } of made) {
    try {
      await remove(id);
    } catch (thrown) {
      const error = readError(thrown);
      if (!isGone(error)) failures.push({ subject, projectId, error });
    }
  }
  return failures;
}

/** Why nothing was created, if it is the same everywhere; also that all subjects have the role everywhere already. */
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
