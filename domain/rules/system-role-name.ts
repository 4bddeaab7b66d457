import { readAsLatin } from '#domain/rules/reads-as-latin.ts';
import { systemRoles } from '#domain/rules/system-roles.ts';

/** Whether people could mistake the name for a system role's: `reads-as-latin.ts` says what looks alike. */
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

/** “Owner.”, “profile_writer” and “Profile Writer” differ only in case, spaces and punctuation. */
function lettersOf(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}]/gu, '');
}
