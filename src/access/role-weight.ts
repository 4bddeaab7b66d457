import { isSensitive } from './permission-words.ts';

/** How much a role lets its holder do: read, also write, or also widen access, delete for good or spend money. */
export type RoleWeight = 'reads' | 'writes' | 'sensitive';

const reading = /\.(read|list)$/;

/** The weight of a role by its permissions. An unknown permission counts as writing unless it ends in read or list. */
export function roleWeight(permissions: readonly string[]): RoleWeight {
  if (permissions.some(isSensitive)) return 'sensitive';
  return permissions.every((permission) => reading.test(permission)) ? 'reads' : 'writes';
}
