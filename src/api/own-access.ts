/** The signed-in person's access in one organization. */
export interface OwnAccess {
  /** Their own role bindings; empty if unknown. */
  readonly roleBindings: readonly OwnRoleBinding[];
  /** The whole organization first, then each project in which they have more. For other projects, the first one applies. */
  readonly scopes: readonly ScopedPermissions[];
  /** A few people who can give them roles; empty if unknown. */
  readonly owners: readonly Owner[];
  /** Whether the role bindings and the projects are complete. Organization-wide permissions always are. */
  readonly isComplete: boolean;
  /** Whether the person signed in through the organization's own provider, and so counts nowhere else. */
  readonly onlyHere?: boolean;
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
  /** Includes the organization-wide ones. */
  readonly permissions: readonly string[];
}

export interface Owner {
  readonly subject: string;
  /** Empty for a person who never signed in. */
  readonly name: string;
  readonly email: string;
}

/** For a person who is not in the organization. */
export const noAccess: OwnAccess = {
  roleBindings: [],
  scopes: [{ projectId: '', permissions: [] }],
  owners: [],
  isComplete: true,
};
