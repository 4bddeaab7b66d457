/**
 * Gives a subject other role bindings in place of the ones that it has: creates the new ones, then deletes the old ones. A
 * state machine that always knows which of them stand. If a step is refused, it undoes what it did; after a lost answer it
 * looks at what is there. It knows neither the screen nor the RPCs.
 */

/** A role at a scope; the empty project ID is the whole organization. */
export interface RoleAt {
  readonly role: string;
  readonly projectId: string;
}

export interface ChangePlan {
  readonly subject: string;
  /** The role bindings that go. */
  readonly from: readonly (RoleAt & { readonly id: string })[];
  /** What comes in their place. */
  readonly to: readonly RoleAt[];
}

/** The calls of the steps. `findMade` and `thereOf` say what exists by now. */
export interface ChangeApi {
  /** Creates a role binding and returns its ID. */
  create(binding: RoleAt): Promise<string>;
  /** The ID of this binding, if this person created it since the change began. */
  findMade(binding: RoleAt): Promise<string | undefined>;
  remove(id: string): Promise<void>;
  /** Which of these role bindings are there. */
  thereOf(ids: readonly string[]): Promise<ReadonlySet<string>>;
  /**
   * What a failure means for the step: `refused`: it did not happen; `taken`: the binding exists already; `gone`: there is
   * nothing to delete any more; `unclear`: it may have happened, because the answer was lost.
   */
  outcomeOf(error: unknown): 'refused' | 'taken' | 'gone' | 'unclear';
}

export type NewBinding = RoleAt & {
  /** `existed`: the subject had it before. */
  readonly state: 'absent' | 'made' | 'existed' | 'unclear';
  /** Set for `made`. */
  readonly id?: string | undefined;
  readonly isListed?: boolean | undefined;
};

export type OldBinding = RoleAt & {
  readonly id: string;
  /** `deleted` by this change; `gone`: somebody else deleted it. */
  readonly state: 'there' | 'deleted' | 'gone' | 'unclear';
  /** Of an `unclear` one: whether the list had it after the change stopped. A lost call may still take effect later. */
  readonly isListed?: boolean | undefined;
};

/** Which bindings stand, as far as is known. */
export interface Standing {
  readonly olds: readonly OldBinding[];
  readonly news: readonly NewBinding[];
}

export type ChangeState =
  | { readonly status: 'idle' | 'running' | 'undoing' | 'done'; readonly standing: Standing }
  /** All is as before, because a step was refused or, without an error, because the person undid it. */
  | { readonly status: 'unchanged'; readonly standing: Standing; readonly error?: unknown }
  /** Old and new bindings stand, or may stand. `undoError`: why they could not be put in order. */
  | { readonly status: 'halfway'; readonly standing: Standing; readonly error: unknown; readonly undoError?: unknown };

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** One run of a plan. Methods do nothing while another is running, so a double click changes nothing twice. */
export class ChangeFlow {
  readonly plan: ChangePlan;
  readonly #api: ChangeApi;
  readonly #onChange: (state: ChangeState) => void;
  readonly #olds: readonly Mutable<OldBinding>[];
  readonly #news: readonly Mutable<NewBinding>[];
  #state: ChangeState;

  constructor(plan: ChangePlan, api: ChangeApi, onChange: (state: ChangeState) => void) {
    this.plan = plan;
    this.#api = api;
    this.#onChange = onChange;
    this.#olds = plan.from.map((binding) => ({ ...binding, state: 'there' }));
    this.#news = plan.to.map((binding) => ({ ...binding, state: 'absent' }));
    this.#state = { status: 'idle', standing: this.#standing };
  }

  get state(): ChangeState {
    return this.#state;
  }

  get isBusy(): boolean {
    return this.#state.status === 'running' || this.#state.status === 'undoing';
  }

  /** Runs the remaining steps: all the first time, after a failure from the failed one on. */
  async run(): Promise<void> {
    if (this.isBusy || this.#state.status === 'done') return;
    this.#set({ status: 'running', standing: this.#standing });
    try {
      if (this.#news.every(({ state }) => state === 'absent')) await this.#lookForGone();
      for (const binding of this.#news) await this.#create(binding);
      for (const binding of this.#olds) await this.#delete(binding);
      this.#set({ status: 'done', standing: this.#standing });
    } catch (error) {
      await this.#stopped(error);
    }
  }

  /** Puts everything back as it was. If a lost answer turns out to have completed the change, it is done instead. */
  async undo(): Promise<void> {
    if (this.#state.status !== 'halfway') return;
    const { error } = this.#state;
    this.#set({ status: 'undoing', standing: this.#standing });
    try {
      await this.#lookForLost();
      const isDone = this.#olds.length > 0 && this.#olds.every(({ state }) => state === 'deleted');
      if (!isDone) await this.#putBack();
      this.#set({ status: isDone ? 'done' : 'unchanged', standing: this.#standing });
    } catch (undoError) {
      await this.#lookForUnclear();
      this.#set({ status: 'halfway', standing: this.#standing, error, undoError });
    }
  }

  /** A refused step undoes the ones before it. A lost answer is left to the person: the step may still take effect. */
  async #stopped(error: unknown): Promise<void> {
    if ([...this.#olds, ...this.#news].some(({ state }) => state === 'unclear')) {
      await this.#lookForUnclear();
      return this.#set({ status: 'halfway', standing: this.#standing, error });
    }
    try {
      await this.#putBack();
      this.#set({ status: 'unchanged', standing: this.#standing, error });
    } catch (undoError) {
      await this.#lookForUnclear();
      this.#set({ status: 'halfway', standing: this.#standing, error, undoError });
    }
  }

  /**
   * Before anything is created: whoever lost the old role meanwhile must not have the new one, not even for a moment. The
   * backend is asked to delete what the list lacks, so that its own answer says why nothing was changed.
   */
  async #lookForGone(): Promise<void> {
    if (this.#olds.length === 0) return;
    const there = await this.#api.thereOf(this.#olds.map(({ id }) => id));
    for (const old of this.#olds.filter(({ id }) => !there.has(id))) {
      try {
        await this.#api.remove(old.id);
      } catch (error) {
        if (this.#api.outcomeOf(error) === 'gone') old.state = 'gone';
        throw error;
      }
      old.state = 'deleted';
    }
  }

  async #create(binding: Mutable<NewBinding>): Promise<void> {
    const before = binding.state;
    if (before === 'made' || before === 'existed') return;
    if (before === 'unclear' && (await this.#find(binding))) return;
    try {
      binding.id = await this.#api.create(binding);
      binding.state = 'made';
    } catch (error) {
      const outcome = this.#api.outcomeOf(error);
      if (outcome === 'taken') {
        // The lost request may have arrived between the look and this attempt.
        if (before === 'absent' || !(await this.#find(binding))) binding.state = 'existed';
        return;
      }
      if (outcome !== 'unclear') throw error;
      binding.state = 'unclear';
      if (!(await this.#find(binding).catch(() => false))) throw error;
    }
  }

  async #delete(binding: Mutable<OldBinding>): Promise<void> {
    const before = binding.state;
    if (before === 'deleted') return;
    try {
      await this.#api.remove(binding.id);
    } catch (error) {
      const outcome = this.#api.outcomeOf(error);
      if (outcome === 'unclear') {
        binding.state = 'unclear';
        if (await this.#isThere(binding).catch(() => true)) throw error;
      } else if (outcome !== 'gone' || before !== 'unclear') {
        // Somebody took the role away meanwhile: a change must not give it back in another form.
        if (outcome === 'gone') binding.state = 'gone';
        throw error;
      }
    }
    binding.state = 'deleted';
  }

  /** Creates again what was deleted, then deletes what was created. */
  async #putBack(): Promise<void> {
    for (const old of this.#olds) {
      if (old.state === 'deleted') await this.#remake(old);
    }
    for (const binding of this.#news) {
      if (binding.state === 'made') await this.#takeBack(binding);
    }
  }

  async #remake(old: Mutable<OldBinding>): Promise<void> {
    try {
      old.id = await this.#api.create(old);
    } catch (error) {
      if (this.#api.outcomeOf(error) !== 'taken') throw error;
    }
    old.state = 'there';
  }

  async #takeBack(binding: Mutable<NewBinding>): Promise<void> {
    try {
      await this.#api.remove(binding.id ?? '');
    } catch (error) {
      const outcome = this.#api.outcomeOf(error);
      if (outcome === 'unclear') binding.state = 'unclear';
      if (outcome !== 'gone') throw error;
    }
    binding.state = 'absent';
  }

  async #lookForLost(): Promise<void> {
    for (const old of this.#olds) {
      if (old.state === 'unclear') old.state = (await this.#isThere(old)) ? 'there' : 'deleted';
    }
    for (const binding of this.#news) {
      if (binding.state === 'unclear' && !(await this.#find(binding))) binding.state = 'absent';
    }
  }

  /** Sees which of the unclear ones stand for now, to say it. Where the list can't be read, that stays unknown. */
  async #lookForUnclear(): Promise<void> {
    for (const binding of [...this.#olds, ...this.#news]) {
      const { id, state } = binding;
      if (state !== 'unclear') continue;
      const there = id === undefined ? undefined : await this.#api.thereOf([id]).catch(() => undefined);
      binding.isListed = id !== undefined && there?.has(id) === true;
    }
  }

  async #isThere({ id }: OldBinding): Promise<boolean> {
    return (await this.#api.thereOf([id])).has(id);
  }

  /** Whether a new binding whose answer was lost is there. */
  async #find(binding: Mutable<NewBinding>): Promise<boolean> {
    const id = await this.#api.findMade(binding);
    if (id !== undefined) Object.assign(binding, { id, state: 'made' });
    return id !== undefined;
  }

  get #standing(): Standing {
    return { olds: this.#olds.map((old) => ({ ...old })), news: this.#news.map((binding) => ({ ...binding })) };
  }

  #set(state: ChangeState): void {
    this.#state = state;
    this.#onChange(state);
  }
}
