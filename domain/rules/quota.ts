/** Public limits of the product. */
export const maxServiceAccounts = 50; // per organization
export const maxTokens = 100; // per service account

/** Limits of our own, each per organization. */
export const maxCustomRoles = 500;
export const maxOpenInvites = 500;
export const maxRoleBindings = 200_000;
export const maxProjects = 500;

/** Organizations that one person has created and that still exist. */
export const maxCreatedOrganizations = 20;
