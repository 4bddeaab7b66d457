import type { Organization, RoleBinding, ServiceAccount, Token } from '#domain/store/records.ts';

/** What decides what one subject may do in an organization: no more than its own role bindings name. */
export interface AccessFacts {
  readonly organization: Organization;
  /** The subject's role bindings here, oldest first. */
  readonly bindings: readonly RoleBinding[];
  /** What the custom roles that these bindings name permit, by role reference. A deleted role is missing. */
  readonly roles: ReadonlyMap<string, readonly string[]>;
  /** Those of the projects named by these bindings, and of the one asked about, that exist in the organization. */
  readonly projects: ReadonlySet<string>;
}

/** An API token with the account that it belongs to. */
export interface TokenOfAccount {
  readonly token: Token;
  readonly account: ServiceAccount;
}
