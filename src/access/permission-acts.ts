import { isPermission, permissions as catalogue } from '#domain/rules/permissions.ts';
import { fewOf } from './few-of.ts';
import { isSensitive, permissionWords } from './permission-words.ts';
import { roleWeight } from './role-weight.ts';

/**
 * What permissions let somebody do, for use in a sentence: "read and send profiles, and see billing". Sensitive acts come first;
 * after some, the rest is counted. "do everything" for the whole catalogue; empty for no permissions.
 */
export function actsWords(permissions: readonly string[]): string {
  const held = new Set(permissions);
  if (catalogue.every((permission) => held.has(permission))) return 'do everything';
  const acts = new Map<string, { verbs: string[]; isSensitive: boolean }>();
  for (const permission of held) {
    if (isImplied(permission, held)) continue;
    const { verb, object } = actOf(permission);
    const before = acts.get(object) ?? { verbs: [], isSensitive: false };
    acts.set(object, { verbs: [...before.verbs, verb], isSensitive: before.isSensitive || isSensitive(permission) });
  }
  const ordered = Array.from(acts).toSorted(([, a], [, b]) => Number(b.isSensitive) - Number(a.isSensitive));
  return fewOf(ordered.map(([object, { verbs }]) => `${joined(verbs)} ${object}`));
}

/** A sentence about a role: "It lets its holders read and send profiles." With it comes how far the role reaches. */
export function roleSentence(permissions: readonly string[]): string {
  if (permissions.length === 0) return 'It allows nothing yet.';
  return `It lets its holders ${actsWords(permissions)}.${reach[roleWeight(permissions)]}`;
}

const reach = {
  reads: ' It changes nothing.',
  writes: '',
  sensitive: ' Some of this is sensitive: it widens access, deletes for good, or costs money.',
} as const;

/** Who opens projects sees them, too. */
function isImplied(permission: string, held: ReadonlySet<string>): boolean {
  return permission.endsWith('.list') && held.has(permission.replace(/\.list$/, '.read'));
}

/** "Send profiles" taken apart. An unknown permission is used, whatever that does. */
function actOf(permission: string): { verb: string; object: string } {
  if (!isPermission(permission)) return { verb: 'use', object: permission };
  const [verb = '', ...object] = permissionWords(permission).split(' ');
  return { verb: verb.toLowerCase(), object: object.join(' ') };
}

/** "create, change and delete": without a last comma, since a list of such acts has its own. */
function joined(verbs: readonly string[]): string {
  const last = verbs.at(-1) ?? '';
  return verbs.length > 1 ? `${verbs.slice(0, -1).join(', ')} and ${last}` : last;
}
