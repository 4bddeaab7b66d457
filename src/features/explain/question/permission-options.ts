import { type Permission, permissions } from '#domain/rules/permissions.ts';
import { permissionWords } from '#src/access/permission-words.ts';
import type { Option } from '#src/lib/match-options.ts';

/** Every permission in words, with its ID. */
export const permissionOptions: readonly Option<Permission>[] = permissions.map((permission) => ({
  value: permission,
  label: permissionWords(permission),
  description: permission,
}));
