import type { SystemRole } from '#domain/rules/system-roles.ts';

/** What people call a system role, and what it is for, in one sentence. */
export interface RoleWords {
  readonly name: string;
  readonly description: string;
}

export const systemRoleWords: Readonly<Record<SystemRole, RoleWords>> = {
  'system:owner': {
    name: 'Owner',
    description: 'Everything, including access, billing and deleting the organization.',
  },
  'system:viewer': {
    name: 'Viewer',
    description: 'Reads profiles, projects and who has access. Changes nothing.',
  },
  'system:writer': {
    name: 'Writer',
    description: 'A Viewer that also sends profiles and debug info: for agents.',
  },
  'system:profile-writer': {
    name: 'Profile Writer',
    description: 'Can only send profiles. For scrapers.',
  },
  'system:debuginfo-writer': {
    name: 'Debug Info Writer',
    description: 'Can only upload debug info and source maps. For CI jobs.',
  },
};
