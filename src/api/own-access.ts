/** What the person who is signed in holds in one organization. */
export interface OwnAccess {
  /** Their own role bindings; empty where they can't be told. */
  readonly roleBindings: readonly OwnRoleBinding[];
  /** The whole organization first, then each project in which they hold more. Elsewhere the first one counts. */
  readonly scopes: readonly ScopedPermissions[];
  /** A few people who can give them a role; empty where they can't be told. */
  readonly owners: readonly Owner[];
  /** Whether the role bindings and the projects are all of them. What holds in the whole organization always is. */
  readonly isComplete: boolean;
}

export interface OwnRoleBinding {
  readonly id: string;
  readonly role: string;
  /** Empty for the whole organization. */
  readonly projectId: string;
}

export interface ScopedPermissions {
  /** Empty for the whole organization. */
  readonly projectId: string;
  /** The organization-wide ones included. */
  readonly permissions: readonly string[];
}

export interface Owner {
  readonly subject: string;
  /** Empty for somebody who never signed in. */
  readonly name: string;
  readonly email: string;
}

/** Of somebody who has no part in the organization. */
export const noAccess: OwnAccess = {
  roleBindings: [],
  scopes: [{ projectId: '', permissions: [] }],
  owners: [],
  isComplete: true,
};
