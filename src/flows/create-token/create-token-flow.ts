/**
 * Creates a token, if wanted together with its account and the account's role bindings. A state machine with the steps
 * account, bindings, token. It remembers what it created: a retry repeats nothing, and undo removes exactly that. It knows
 * neither the screen nor the RPCs.
 */

/** What the person asked for. The empty project ID means the whole organization, or a token without a limit. */
export interface TokenPlan {
  readonly account:
    | { readonly kind: 'existing'; readonly id: string; readonly name: string }
    | { readonly kind: 'new'; readonly name: string; readonly role: string; readonly projectIds: readonly string[] };
  readonly token: { readonly name: string; readonly projectId: string };
}

export interface MadeAccount {
  readonly id: string;
  readonly name: string;
}

/** The token with its secret. Drop it as soon as the person has stored it. */
export interface MadeToken {
  readonly id: string;
  readonly secret: string;
}

/**
 * The calls of the steps. The `find…` functions say what exists by now, and are used only after a lost answer.
 * `findAccount` and `findToken` return only what this person created since the flow began: another person's account must
 * not get the role, and an older token must not be deleted as lost.
 */
export interface TokenApi {
  createAccount(name: string): Promise<MadeAccount>;
  findAccount(name: string): Promise<MadeAccount | undefined>;
  deleteAccount(id: string): Promise<void>;
  /** Both return the ID of the binding. */
  createBinding(account: MadeAccount, role: string, projectId: string): Promise<string>;
  findBinding(account: MadeAccount, role: string, projectId: string): Promise<string | undefined>;
  createToken(accountId: string, name: string, projectId: string): Promise<MadeToken>;
  findToken(accountId: string, name: string): Promise<string | undefined>;
  deleteToken(accountId: string, id: string): Promise<void>;
  /**
   * What a failure means for the step: `refused`: it did not happen; `taken`: it did not happen because the thing exists
   * already; `unclear`: it may have happened, because the answer was lost.
   */
  outcomeOf(error: unknown): 'refused' | 'taken' | 'unclear';
}

export type Step =
  | { readonly kind: 'account' }
  | { readonly kind: 'binding'; readonly projectId: string }
  | { readonly kind: 'token' };

/** What this flow has created. An existing account is set from the start. */
export interface Made {
  readonly account: MadeAccount | undefined;
  /** The project IDs of the role bindings that exist. */
  readonly bindings: readonly string[];
  /** Their IDs; that of one is missing if its answer was lost and the person may not look for it. */
  readonly bindingIds: readonly string[];
  /** A token whose secret was lost: nobody can use it, and it must be deleted. */
  readonly lostToken: string | undefined;
  /** The answer of the last step was lost, so more may exist: check before trying again. */
  readonly unclear: boolean;
}

export type FlowState =
  | { readonly status: 'idle' }
  | { readonly status: 'running'; readonly step: Step; readonly made: Made }
  | { readonly status: 'failed'; readonly step: Step; readonly made: Made; readonly error: unknown }
  | { readonly status: 'undoing'; readonly made: Made }
  | { readonly status: 'undo-failed'; readonly made: Made; readonly error: unknown }
  | { readonly status: 'done'; readonly made: Made; readonly token: MadeToken };

/** What an undo removed. An account is removed with everything it has. */
export type Removed = 'account' | 'token' | 'nothing';

/** All steps of a plan, in their order. */
export function stepsOf(plan: TokenPlan): Step[] {
  if (plan.account.kind === 'existing') return [{ kind: 'token' }];
  const bindings = plan.account.projectIds.map((projectId): Step => ({ kind: 'binding', projectId }));
  return [{ kind: 'account' }, ...bindings, { kind: 'token' }];
}

/** Whether leaving now leaves, or may leave, something unfinished behind. */
export function isHalfDone(plan: TokenPlan, state: FlowState): boolean {
  if (state.status === 'idle' || state.status === 'done') return false;
  const { account, lostToken, unclear } = state.made;
  return unclear || lostToken !== undefined || (plan.account.kind === 'new' && account !== undefined);
}

/** The token of an earlier attempt exists, but its secret is lost. */
export class LostTokenError extends Error {
  override readonly name = 'LostTokenError';
}

/** One run of a plan. Methods do nothing while another is running, so a double click creates nothing twice. */
export class CreateTokenFlow {
  readonly plan: TokenPlan;
  readonly #api: TokenApi;
  readonly #onChange: (state: FlowState) => void;
  #state: FlowState = { status: 'idle' };
  #made: Made;
  #isStopped = false;

  constructor(plan: TokenPlan, api: TokenApi, onChange: (state: FlowState) => void) {
    this.plan = plan;
    this.#api = api;
    this.#onChange = onChange;
    this.#made = this.#nothing();
  }

  get state(): FlowState {
    return this.#state;
  }

  get isBusy(): boolean {
    return this.#state.status === 'running' || this.#state.status === 'undoing';
  }

  /** What this flow has created so far. */
  get made(): Made {
    return this.#made;
  }

  /** What it leaves behind if it is not finished, in the state that says so. Nothing if it leaves nothing. */
  get unfinished(): Extract<FlowState, { status: 'running' }> | undefined {
    const state = { status: 'running', step: { kind: 'token' }, made: this.#made } as const;
    return isHalfDone(this.plan, state) ? state : undefined;
  }

  /** Starts no further step. A step that has begun is finished; if it is the token, its secret is dropped. */
  stop(): void {
    this.#isStopped = true;
  }

  /** Runs the remaining steps: all the first time, after a failure from the failed one on. */
  async run(): Promise<void> {
    if (this.isBusy || this.#state.status === 'done') return;
    for (let step = this.#next(); step && !this.#isStopped; step = this.#next()) {
      this.#set({ status: 'running', step, made: this.#made });
      try {
        const token = await this.#do(step);
        this.#note({ unclear: false });
        if (token && this.#isStopped) return this.#note({ lostToken: token.id });
        if (token) return this.#set({ status: 'done', made: this.#made, token });
      } catch (error) {
        if (this.#api.outcomeOf(error) === 'unclear') this.#note({ unclear: true });
        return this.#set({ status: 'failed', step, made: this.#made, error });
      }
    }
  }

  /**
   * Removes what was created, and returns what it removed. An existing account stays; a new one is removed with its
   * bindings and tokens. Returns `undefined` on failure.
   */
  async undo(): Promise<Removed | undefined> {
    if (this.#state.status !== 'failed' && this.#state.status !== 'undo-failed') return undefined;
    this.#set({ status: 'undoing', made: this.#made });
    try {
      const removed = await this.#removeMade();
      this.forget();
      return removed;
    } catch (error) {
      this.#set({ status: 'undo-failed', made: this.#made, error });
      return undefined;
    }
  }

  /** Drops the secret, and the record of what was created. */
  forget(): void {
    this.#made = this.#nothing();
    this.#set({ status: 'idle' });
  }

  #nothing(): Made {
    const { account } = this.plan;
    const existing = account.kind === 'existing' ? { id: account.id, name: account.name } : undefined;
    return { account: existing, bindings: [], bindingIds: [], lostToken: undefined, unclear: false };
  }

  #next(): Step | undefined {
    return stepsOf(this.plan).find((step) => {
      if (step.kind === 'account') return !this.#made.account;
      return step.kind === 'token' || !this.#made.bindings.includes(step.projectId);
    });
  }

  async #removeMade(): Promise<Removed> {
    const isNew = this.plan.account.kind === 'new';
    if (this.#made.unclear && !(isNew && this.#made.account)) await this.#lookForLost();
    const { account, lostToken } = this.#made;
    if (account && isNew) {
      await this.#api.deleteAccount(account.id);
      return 'account';
    }
    if (!account || !lostToken) return 'nothing';
    await this.#api.deleteToken(account.id, lostToken);
    return 'token';
  }

  async #do(step: Step): Promise<MadeToken | undefined> {
    const { account: planned } = this.plan;
    const { account } = this.#made;
    if (step.kind === 'account') {
      this.#note({ account: await this.#makeAccount(planned.name) });
      return undefined;
    }
    if (!account) throw new Error('no account to go on with');
    if (step.kind === 'token') return this.#makeToken(account);
    const id = planned.kind === 'new' && (await this.#makeBinding(account, planned.role, step.projectId));
    const { bindings, bindingIds } = this.#made;
    this.#note({ bindings: [...bindings, step.projectId], bindingIds: id ? [...bindingIds, id] : bindingIds });
    return undefined;
  }

  async #makeAccount(name: string): Promise<MadeAccount> {
    const there = this.#made.unclear ? await this.#api.findAccount(name) : undefined;
    if (there) return there;
    try {
      return await this.#api.createAccount(name);
    } catch (error) {
      if (!this.#made.unclear || !this.#isTaken(error)) throw error;
      // The lost request may have arrived between the check and this attempt.
      const late = await this.#api.findAccount(name);
      if (late) return late;
      this.#note({ unclear: false });
      throw error;
    }
  }

  async #makeBinding(account: MadeAccount, role: string, projectId: string): Promise<string | undefined> {
    const there = this.#made.unclear ? await this.#api.findBinding(account, role, projectId) : undefined;
    if (there !== undefined) return there;
    try {
      return await this.#api.createBinding(account, role, projectId);
    } catch (error) {
      // The account is new and ours, so an existing binding must be the one that was asked for.
      if (!this.#isTaken(error)) throw error;
      return this.#api.findBinding(account, role, projectId);
    }
  }

  /** A lost secret can't be recovered: its token is deleted before a new one gets the same name. */
  async #makeToken(account: MadeAccount): Promise<MadeToken> {
    const { name, projectId } = this.plan.token;
    if (this.#made.lostToken) {
      await this.#api.deleteToken(account.id, this.#made.lostToken);
      this.#note({ lostToken: undefined, unclear: false });
    } else if (this.#made.unclear) {
      await this.#lookForLost();
      if (this.#made.lostToken) throw new LostTokenError();
    }
    try {
      return await this.#api.createToken(account.id, name, projectId);
    } catch (error) {
      const outcome = this.#api.outcomeOf(error);
      if (outcome === 'unclear') await this.#lookForLost().catch(() => undefined);
      if (outcome === 'taken' && this.#made.unclear) {
        await this.#lookForLost();
        this.#note({ unclear: false });
      }
      throw error;
    }
  }

  /** Checks whether the request with the lost answer created the account or the token. */
  async #lookForLost(): Promise<void> {
    const { account } = this.#made;
    if (!account) this.#note({ account: await this.#api.findAccount(this.plan.account.name) });
    else this.#note({ lostToken: await this.#api.findToken(account.id, this.plan.token.name) });
  }

  #isTaken(error: unknown): boolean {
    return this.#api.outcomeOf(error) === 'taken';
  }

  #note(news: Partial<Made>): void {
    this.#made = { ...this.#made, ...news };
  }

  #set(state: FlowState): void {
    this.#state = state;
    this.#onChange(state);
  }
}
