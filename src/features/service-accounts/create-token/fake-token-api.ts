import type { MadeAccount, MadeToken, TokenApi } from './create-token-flow.ts';

export const refused = new Error('refused');
export const lost = new Error('lost');
const taken = new Error('taken');

/** A backend for the tests of the flow. Each call has a name, such as `createBinding p1`, to fail it once by. */
export class FakeTokenApi implements TokenApi {
  readonly calls: string[] = [];
  readonly accounts: (MadeAccount & { ours: boolean })[] = [];
  readonly bindings: string[] = [];
  readonly tokens: { id: string; name: string }[] = [];
  readonly #failures = new Map<string, Error>();
  readonly #lost = new Set<string>();
  #tokensMade = 0;

  /** The next such call does nothing and throws. */
  fail(call: string, error: Error): void {
    this.#failures.set(call, error);
  }

  /** The next such call does its work, and its answer never arrives. */
  lose(call: string): void {
    this.#lost.add(call);
  }

  createAccount(name: string): Promise<MadeAccount> {
    return this.#answer(`createAccount ${name}`, () => {
      if (this.accounts.some((account) => account.name === name)) throw taken;
      const account = { id: `account-${name}`, name, ours: true };
      this.accounts.push(account);
      return account;
    });
  }

  findAccount(name: string): Promise<MadeAccount | undefined> {
    return this.#answer(`findAccount ${name}`, () => this.accounts.find((a) => a.name === name && a.ours));
  }

  deleteAccount(id: string): Promise<void> {
    const index = this.accounts.findIndex((account) => account.id === id);
    return this.#answer(`deleteAccount ${this.accounts[index]?.name}`, () => void this.accounts.splice(index, 1));
  }

  createBinding(_account: MadeAccount, _role: string, projectId: string): Promise<void> {
    return this.#answer(`createBinding ${projectId}`, () => void this.bindings.push(projectId));
  }

  findBinding(_account: MadeAccount, _role: string, projectId: string): Promise<boolean> {
    return this.#answer(`findBinding ${projectId}`, () => this.bindings.includes(projectId));
  }

  createToken(_accountId: string, name: string, _projectId: string): Promise<MadeToken> {
    return this.#answer(`createToken ${name}`, () => {
      if (this.tokens.some((token) => token.name === name)) throw taken;
      this.#tokensMade += 1;
      const id = `token-${this.#tokensMade}`;
      this.tokens.push({ id, name });
      return { id, secret: `secret of ${name}` };
    });
  }

  findToken(_accountId: string, name: string): Promise<string | undefined> {
    return this.#answer(`findToken ${name}`, () => this.tokens.find((token) => token.name === name)?.id);
  }

  deleteToken(_accountId: string, id: string): Promise<void> {
    const index = this.tokens.findIndex((token) => token.id === id);
    return this.#answer(`deleteToken ${id}`, () => void this.tokens.splice(index, 1));
  }

  outcomeOf(error: unknown): 'refused' | 'taken' | 'unclear' {
    if (error === taken) return 'taken';
    return error === lost ? 'unclear' : 'refused';
  }

  async #answer<T>(call: string, work: () => T): Promise<T> {
    this.calls.push(call);
    await Promise.resolve();
    const failure = this.#failures.get(call);
    this.#failures.delete(call);
    if (failure) throw failure;
    const answer = work();
    if (this.#lost.delete(call)) throw lost;
    return answer;
  }
}
