import type { Organization, RoleBinding, ServiceAccount, Token } from '#domain/store/records.ts';

/** The facts that decide what one subject may do in an organization: its role bindings, and the roles and projects they name. */
export interface AccessFacts {
  readonly organization: Organization;
  /** The subject's role bindings here, oldest first. */
  readonly bindings: readonly RoleBinding[];
  /** The permissions of the custom roles that these bindings name, by role reference. Deleted roles are missing. */
  readonly roles: ReadonlyMap<string, readonly string[]>;
  /** Those of the projects named by these bindings, and of the one asked about, that exist in the organization. */
  readonly projects: ReadonlySet<string>;
}

/** An API token with the account that it belongs to. */
export interface TokenOfAccount {
  readonly token: Token;
  readonly account: ServiceAccount;
}
