/** The cells of the table of expected answers, for one RPC and one role: where the role is held, and by whom. */

/** "That project" is beta, which calls about a project are about; "another" is alpha. */
export const scopes = [
  'organization-wide',
  'in that project',
  'in another project',
  'in another organization',
  'nowhere',
] as const;
export type Scope = (typeof scopes)[number];

/** A token is a service account's, which holds the role. A limited one is limited to the project. */
export const callers = [
  'person',
  'token',
  'token limited to that project',
  'token limited to another project',
  'deleted token',
  'signed out',
] as const;
export type CellCaller = (typeof callers)[number];

export interface Cell {
  readonly scope: Scope;
  readonly caller: CellCaller;
}

export const cells: readonly Cell[] = scopes.flatMap((scope) => callers.map((caller) => ({ scope, caller })));

/** A cell in words. */
export function cellName({ scope, caller }: Cell): string {
  return `${caller}, role held ${scope}`;
}
