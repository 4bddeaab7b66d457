import { readAsLatin } from '#domain/rules/reads-as-latin.ts';
import { systemRoles } from '#domain/rules/system-roles.ts';

/** Whether people would take the name for a system role's: see `reads-as-latin.ts` for what reads alike. */
export function isSystemRoleName(name: string): boolean {
  const read = readAsLatin(name);
  return read.startsWith('system:') || namesAsRead.has(lettersOf(read));
}

const namesAsRead: ReadonlySet<string> = new Set(
  Object.keys(systemRoles)
    .map((role) => role.slice('system:'.length))
    .flatMap((name) => [name, `system ${name}`])
    .map((name) => lettersOf(readAsLatin(name))),
);

/** “Owner.”, “profile_writer” and “Profile Writer” differ in nothing that anybody looks at. */
function lettersOf(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}]/gu, '');
}
