/** A call that can be made over and over. */
export interface RacingCall<Name extends string> {
  readonly name: Name;
  /** Makes it once, and says how it was answered. */
  make(): Promise<string>;
}

/** Where the removal was: not asked for yet, under way, or answered. */
type Moment = 'before' | 'meanwhile' | 'after';

/** A call that was made, and where the removal was when it started and when it ended. */
export interface RacedCall<Name extends string> {
  readonly call: RacingCall<Name>;
  readonly answer: string;
  readonly started: Moment;
  readonly ended: Moment;
}

/**
 * Makes these calls side by side, each over and over without a pause. Once each has been answered `times` times, `remove` is
 * called; once that has answered, each call is started `times` times more. Returns all calls that were made. Throws what
 * `remove` throws.
 */
export async function race<Name extends string>(
  calls: readonly RacingCall<Name>[],
  times: number,
  remove: () => Promise<unknown>,
): Promise<readonly RacedCall<Name>[]> {
  const made: RacedCall<Name>[] = [];
  let moment: Moment = 'before';
  let awaited = calls.length;
  let failure: unknown;

  async function removeNow(): Promise<void> {
    moment = 'meanwhile';
    await remove().catch((error: unknown) => (failure = error));
    moment = 'after';
  }

  async function repeat(call: RacingCall<Name>): Promise<void> {
    for (let answered = 0, late = 0; late < times;) {
      const started = moment;
      const answer = await call.make();
      made.push({ call, answer, started, ended: moment });
      if (started === 'after') late += 1;
      answered += 1;
      if (answered === times && (awaited -= 1) === 0) void removeNow();
    }
  }

  await Promise.all(calls.map(repeat));
  if (failure !== undefined) throw failure;
  return made;
}
