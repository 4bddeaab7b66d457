import { type MovingRules, placeOf, type Step, stepsBack, stepsLeft, type World } from './replace-steps.ts';

/** The calls of the steps. They throw what the backend answers. */
export interface ReplaceApi {
  /** What is there now, past every cache. A role of the new name is the new one only if this person made it. */
  read(): Promise<World>;
  do(step: Step): Promise<void>;
  /** `gone`: the thing to take away is not there; `taken`: the thing to make is; `unclear`: the answer was lost. */
  outcomeOf(error: unknown): Outcome;
}

export type Outcome = 'refused' | 'gone' | 'taken' | 'unclear';

/** How many steps are done, and of how many. */
type Progress = { readonly done: number; readonly total: number; readonly step: Step };

/**
 * Where a replacement stands:
 *
 *     idle --run--> working --> done
 *                    |   ^
 *                    v   run again
 *     unchanged <-- undoing --> halfway
 */
export type ReplaceState =
  | { readonly status: 'idle' }
  | ({ readonly status: 'working' | 'undoing' } & Progress)
  /** All is as before. */
  | { readonly status: 'unchanged'; readonly error: unknown }
  /** Something of both roles stands. `world` is `undefined` if that can't be read. */
  | {
      readonly status: 'halfway';
      readonly error: unknown;
      /** Why undoing it failed, if that was tried. */
      readonly undoError?: unknown;
      readonly world: World | undefined;
      /** Nothing of the old role was taken away yet. */
      readonly canUndo: boolean;
    }
  | { readonly status: 'done' };

/**
 * Replaces a role by another one: makes the new role, gives it to everybody who has the old one, makes its invites, then
 * takes the old ones away. A failure before something is taken away undoes everything; after that, it says what stands, and
 * can be taken up. Methods do nothing while another is running, so a double click does nothing twice.
 */
export class ReplaceFlow {
  readonly #api: ReplaceApi;
  readonly #rules: MovingRules;
  readonly #onChange: (state: ReplaceState) => void;
  #state: ReplaceState = { status: 'idle' };
  /** The IDs of what was, or may have been, taken away from the old role. */
  readonly #taken = new Set<string>();
  /** The places where somebody else took the old role away meanwhile. */
  readonly #revoked = new Set<string>();

  constructor(api: ReplaceApi, rules: MovingRules, onChange: (state: ReplaceState) => void) {
    this.#api = api;
    this.#rules = rules;
    this.#onChange = onChange;
  }

  get state(): ReplaceState {
    return this.#state;
  }

  get isBusy(): boolean {
    return this.#state.status === 'working' || this.#state.status === 'undoing';
  }

  /** Does what is left: all the first time; after a failure, what remains by then. */
  async run(): Promise<void> {
    if (this.isBusy || this.#state.status === 'done') return;
    this.#set({ status: 'working', done: 0, total: 1, step: { kind: 'create-role' } });
    try {
      await this.#carryOut('working', (world) => stepsLeft(world, this.#rules, this.#revoked));
      this.#set({ status: 'done' });
    } catch (error) {
      if (this.#taken.size > 0) await this.#stop(error);
      else await this.#takeBack(error);
    }
  }

  /** Takes back what was made. Does nothing once something of the old role was taken away. */
  async undo(): Promise<void> {
    if (this.#state.status !== 'halfway' || !this.#state.canUndo) return;
    await this.#takeBack(this.#state.error);
  }

  async #takeBack(error: unknown): Promise<void> {
    this.#set({ status: 'undoing', done: 0, total: 1, step: { kind: 'create-role' } });
    try {
      await this.#carryOut('undoing', stepsBack);
      this.#set({ status: 'unchanged', error });
    } catch (undoError) {
      await this.#stop(error, undoError);
    }
  }

  async #stop(error: unknown, undoError?: unknown): Promise<void> {
    const world = await this.#worldIfReadable();
    this.#set({ status: 'halfway', error, undoError, world, canUndo: this.#taken.size === 0 });
  }

  async #worldIfReadable(): Promise<World | undefined> {
    try {
      return await this.#api.read();
    } catch {
      return undefined;
    }
  }

  /**
   * Does steps until none is left. After a lost answer, and at the end, it looks at what is there: what others gave or took
   * meanwhile counts.
   */
  async #carryOut(status: 'working' | 'undoing', stepsOf: (world: World) => Step[]): Promise<void> {
    const tried = new Set<string>();
    for (let steps = stepsOf(await this.#api.read()); steps.length > 0; steps = stepsOf(await this.#api.read())) {
      for (const [done, step] of steps.entries()) {
        this.#set({ status, done, total: steps.length, step });
        const failure = await this.#failureOf(step);
        if (status === 'working' && failure?.outcome !== 'refused') this.#noteTaken(step, failure?.outcome);
        if (failure === undefined) continue;
        // Looked at once for each step: a backend that never answers is not asked forever.
        if (failure.outcome === 'refused' || tried.has(keyOf(step))) throw failure.thrown;
        tried.add(keyOf(step));
        break;
      }
    }
  }

  async #failureOf(step: Step) {
    try {
      await this.#api.do(step);
      return undefined;
    } catch (thrown) {
      return { thrown, outcome: this.#api.outcomeOf(thrown) };
    }
  }

  /** Remembers what went, and by whom: what nobody here took away was taken away by somebody else. */
  #noteTaken(step: Step, outcome: Outcome | undefined): void {
    if (step.kind === 'take' && outcome === 'gone' && !this.#taken.has(step.binding.id)) {
      this.#revoked.add(placeOf(step.binding));
    } else if (step.kind === 'take') this.#taken.add(step.binding.id);
    else if (step.kind === 'end' && !step.invite.isRevoked) this.#taken.add(step.invite.id);
    else if (step.kind === 'delete-role') this.#taken.add(step.id);
  }

  #set(state: ReplaceState): void {
    this.#state = state;
    this.#onChange(state);
  }
}

function keyOf(step: Step): string {
  const what = 'binding' in step ? step.binding.id : 'invite' in step ? step.invite.id : '';
  return `${step.kind} ${what}`;
}
