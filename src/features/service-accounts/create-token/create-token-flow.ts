/**
 * Creating a token, perhaps together with its account and the account's role bindings, as a machine of explicit steps:
 * account, bindings, token. What was made is remembered, so that going on after a failure repeats nothing, and undoing
 * removes exactly that. It knows no screen and no RPC.
 */

/** What the person asked for. The empty project id means the whole organization, or a token without a limit. */
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

/** The token with its secret. Whoever holds it lets go of it when the person has stored it. */
export interface MadeToken {
  readonly id: string;
  readonly secret: string;
}

/**
 * What the steps call. `find…` answer what is there by now, and are asked only when an answer was lost.
 * `findAccount` and `findToken` answer only what this person made since the flow began: an account of somebody else must
 * not get a role that nobody meant for it, and a token that was there before must not be deleted as one that nobody has.
 */
export interface TokenApi {
  createAccount(name: string): Promise<MadeAccount>;
  findAccount(name: string): Promise<MadeAccount | undefined>;
  deleteAccount(id: string): Promise<void>;
  createBinding(account: MadeAccount, role: string, projectId: string): Promise<void>;
  findBinding(account: MadeAccount, role: string, projectId: string): Promise<boolean>;
  createToken(accountId: string, name: string, projectId: string): Promise<MadeToken>;
  findToken(accountId: string, name: string): Promise<string | undefined>;
  deleteToken(accountId: string, id: string): Promise<void>;
  /**
   * What a failure means for the step: `refused` did not happen; `taken` did not happen because it is there already;
   * `unclear` may have happened, since the answer was lost.
   */
  outcomeOf(error: unknown): 'refused' | 'taken' | 'unclear';
}

export type Step =
  | { readonly kind: 'account' }
  | { readonly kind: 'binding'; readonly projectId: string }
  | { readonly kind: 'token' };

/** What exists because of this flow. `account` is set for an existing account from the start. */
export interface Made {
  readonly account: MadeAccount | undefined;
  /** The scopes that have their role binding, by project id. */
  readonly bindings: readonly string[];
  /** A token whose secret never arrived: it works for nobody and must be deleted. */
  readonly lostToken: string | undefined;
  /** The answer of the last step was lost, so there may be more than this: look before doing it again. */
  readonly unclear: boolean;
}

export type FlowState =
  | { readonly status: 'idle' }
  | { readonly status: 'running'; readonly step: Step; readonly made: Made }
  | { readonly status: 'failed'; readonly step: Step; readonly made: Made; readonly error: unknown }
  | { readonly status: 'undoing'; readonly made: Made }
  | { readonly status: 'undo-failed'; readonly made: Made; readonly error: unknown }
  | { readonly status: 'done'; readonly made: Made; readonly token: MadeToken };

/** What an undo removed: an account goes with everything that it has. */
export type Removed = 'account' | 'token' | 'nothing';

/** All steps of a plan, in their order. */
export function stepsOf(plan: TokenPlan): Step[] {
  if (plan.account.kind === 'existing') return [{ kind: 'token' }];
  const bindings = plan.account.projectIds.map((projectId): Step => ({ kind: 'binding', projectId }));
  return [{ kind: 'account' }, ...bindings, { kind: 'token' }];
}

/** Whether leaving now would, or may, leave something behind that the person did not ask for as it is. */
export function isHalfDone(plan: TokenPlan, state: FlowState): boolean {
  if (state.status === 'idle' || state.status === 'done') return false;
  const { account, lostToken, unclear } = state.made;
  return unclear || lostToken !== undefined || (plan.account.kind === 'new' && account !== undefined);
}

/** The token of an earlier attempt was found: it exists, and its secret is gone. */
export class LostTokenError extends Error {
  override readonly name = 'LostTokenError';
}

/** One run of a plan. Every method does nothing while another is at work, so that a double click makes one of each. */
export class CreateTokenFlow {
  readonly #plan: TokenPlan;
  readonly #api: TokenApi;
  readonly #onChange: (state: FlowState) => void;
  #state: FlowState = { status: 'idle' };
  #made: Made;

  constructor(plan: TokenPlan, api: TokenApi, onChange: (state: FlowState) => void) {
    this.#plan = plan;
    this.#api = api;
    this.#onChange = onChange;
    this.#made = this.#nothing();
  }

  /** What exists by now because of this flow. */
  get made(): Made {
    return this.#made;
  }

  /** Runs the steps that are not done yet: the first time all, after a failure from the failed one on. */
  async run(): Promise<void> {
    if (this.#state.status === 'running' || this.#state.status === 'undoing' || this.#state.status === 'done') return;
    for (let step = this.#next(); step; step = this.#next()) {
      this.#set({ status: 'running', step, made: this.#made });
      try {
        const token = await this.#do(step);
        this.#note({ unclear: false });
        if (token) return this.#set({ status: 'done', made: this.#made, token });
      } catch (error) {
        if (this.#api.outcomeOf(error) === 'unclear') this.#note({ unclear: true });
        return this.#set({ status: 'failed', step, made: this.#made, error });
      }
    }
  }

  /**
   * Removes what was made, and answers what that was. The existing account of a plan stays; a new one takes its bindings
   * and tokens along. Answers `undefined` when it failed.
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

  /** Lets go of the secret, and of what was made. */
  forget(): void {
    this.#made = this.#nothing();
    this.#set({ status: 'idle' });
  }

  #nothing(): Made {
    const { account } = this.#plan;
    const existing = account.kind === 'existing' ? { id: account.id, name: account.name } : undefined;
    return { account: existing, bindings: [], lostToken: undefined, unclear: false };
  }

  #next(): Step | undefined {
    return stepsOf(this.#plan).find((step) => {
      if (step.kind === 'account') return !this.#made.account;
      return step.kind === 'token' || !this.#made.bindings.includes(step.projectId);
    });
  }

  async #removeMade(): Promise<Removed> {
    const isNew = this.#plan.account.kind === 'new';
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
    const { account: planned } = this.#plan;
    const { account } = this.#made;
    if (step.kind === 'account') {
      this.#note({ account: await this.#makeAccount(planned.name) });
      return undefined;
    }
    if (!account) throw new Error('no account to go on with');
    if (step.kind === 'token') return this.#makeToken(account);
    if (planned.kind === 'new') await this.#makeBinding(account, planned.role, step.projectId);
    this.#note({ bindings: [...this.#made.bindings, step.projectId] });
    return undefined;
  }

  async #makeAccount(name: string): Promise<MadeAccount> {
    const there = this.#made.unclear ? await this.#api.findAccount(name) : undefined;
    if (there) return there;
    try {
      return await this.#api.createAccount(name);
    } catch (error) {
      if (!this.#made.unclear || !this.#isTaken(error)) throw error;
      // The lost request may have arrived between the look and this attempt.
      const late = await this.#api.findAccount(name);
      if (late) return late;
      this.#note({ unclear: false });
      throw error;
    }
  }

  async #makeBinding(account: MadeAccount, role: string, projectId: string): Promise<void> {
    if (this.#made.unclear && (await this.#api.findBinding(account, role, projectId))) return;
    try {
      await this.#api.createBinding(account, role, projectId);
    } catch (error) {
      // The account is ours and new: a binding that is there already is the one that was asked for.
      if (!this.#isTaken(error)) throw error;
    }
  }

  /** A secret that was lost can't be had again: its token is deleted before another one is made under its name. */
  async #makeToken(account: MadeAccount): Promise<MadeToken> {
    const { name, projectId } = this.#plan.token;
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

  /** Finds what the lost answer of an account or a token left behind. */
  async #lookForLost(): Promise<void> {
    const { account } = this.#made;
    if (!account) this.#note({ account: await this.#api.findAccount(this.#plan.account.name) });
    else this.#note({ lostToken: await this.#api.findToken(account.id, this.#plan.token.name) });
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
