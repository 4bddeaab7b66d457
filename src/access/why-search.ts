import type { Permission } from '#domain/rules/permissions.ts';

/** In the address of Explain Access: whoever opens it. Its route puts their own subject in its place. */
export const me = 'me';

/** In an address: the whole organization, where else a project's ID stands. */
export const organizationScope = 'organization';

/** The question "why can't I do this here?", as the search of Explain Access. Without a project: the whole organization. */
export function whySearch(permission: Permission, projectId: string | undefined) {
  return { ask: 'why', subject: me, permission, scope: projectId ?? organizationScope } as const;
}
