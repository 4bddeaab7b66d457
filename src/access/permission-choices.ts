import { isPermission } from '#domain/rules/permissions.ts';
import { fold, foldedWords } from '#domain/rules/search-text.ts';
import { groupPermissions } from './permission-groups.ts';
import { permissionWords } from './permission-words.ts';

/** The picker's choices: what is offered, and what of it the person may choose. */
export interface PermissionOffer {
  /** What the backend offers. */
  readonly catalogue: readonly string[];
  /** What the role has already: it may be kept, also if the person lacks it or the backend doesn't list it. */
  readonly kept: readonly string[];
  /** What the person holds organization-wide; `undefined` if unknown: then the backend decides. */
  readonly held: ReadonlySet<string> | undefined;
  /** Why nothing can be added to what the role has, or taken from it, for a role that is in use. */
  readonly whyNotAdded?: string | undefined;
  readonly whyNotTaken?: string | undefined;
}

/** A group as the picker shows it. */
export interface ShownGroup {
  readonly label: string;
  /** Those that match the search. */
  readonly shown: readonly string[];
  /** How many of the whole group are chosen, and how many there are. */
  readonly chosen: number;
  readonly total: number;
  /** Of the shown ones: all chosen, none, or some. */
  readonly state: boolean | 'mixed';
}

/** Everything to choose from, in the backend's order, then what only the role knows. */
export function offered({ catalogue, kept }: PermissionOffer): readonly string[] {
  return [...new Set([...catalogue, ...kept])];
}

/**
 * Why the choice of a permission can't be changed; `undefined` if it can. One that the console doesn't know can: only the backend knows who
 * holds it.
 */
export function whyNotChosen(
  permission: string,
  { kept, held, whyNotAdded, whyNotTaken }: Omit<PermissionOffer, 'catalogue'>,
  chosen: readonly string[],
): string | undefined {
  // A step back is always possible.
  if (kept.includes(permission) !== chosen.includes(permission)) return undefined;
  if (kept.includes(permission)) return whyNotTaken;
  if (whyNotAdded !== undefined) return whyNotAdded;
  if (!held || held.has(permission) || !isPermission(permission)) return undefined;
  return 'You can’t give this permission because you don’t have it.';
}

/** Why no choice in a group can be changed; `undefined` if one can. */
export function whyGroupNotChosen(
  shown: readonly string[],
  offer: PermissionOffer,
  chosen: readonly string[],
): string | undefined {
  const reasons = new Set(shown.map((permission) => whyNotChosen(permission, offer, chosen)));
  if (reasons.has(undefined)) return undefined;
  return offer.whyNotAdded ?? offer.whyNotTaken ?? 'You have none of these permissions.';
}

/**
 * The groups that have a match. The search looks at words, IDs and the names of groups.
 * @param only shows these permissions only; `undefined`: all
 */
export function shownGroups(
  all: readonly string[],
  chosen: readonly string[],
  { query, only }: { readonly query: string; readonly only: ReadonlySet<string> | undefined },
): ShownGroup[] {
  const words = foldedWords(query);
  const picked = new Set(chosen);
  const groups = groupPermissions(all).map(({ label, permissions }): ShownGroup => {
    const shown = permissions.filter((permission) => {
      const text = fold(`${permissionWords(permission)} ${permission} ${label}`);
      return (only?.has(permission) ?? true) && words.every((word) => text.includes(word));
    });
    const total = permissions.length;
    return {
      label,
      shown,
      chosen: permissions.filter((one) => picked.has(one)).length,
      total,
      state: stateOf(shown, picked),
    };
  });
  return groups.filter(({ shown }) => shown.length > 0);
}

function stateOf(shown: readonly string[], picked: ReadonlySet<string>): ShownGroup['state'] {
  const count = shown.filter((permission) => picked.has(permission)).length;
  if (count === 0) return false;
  return count === shown.length ? true : 'mixed';
}

/**
 * The choice after a press on a group's box: adds all shown permissions whose choice can be changed or, if all of those
 * are chosen, takes them out. In the order of `all`, with everything that is not shown as it was.
 */
export function toggleGroup(
  shown: readonly string[],
  chosen: readonly string[],
  all: readonly string[],
  canChoose: (permission: string) => boolean,
): string[] {
  const possible = shown.filter(canChoose);
  const next = new Set(chosen);
  const isFull = possible.every((permission) => next.has(permission));
  for (const permission of possible) {
    if (isFull) next.delete(permission);
    else next.add(permission);
  }
  return all.filter((permission) => next.has(permission));
}

/** The choice after a press on one permission, in the order of `all`. */
export function togglePermission(permission: string, chosen: readonly string[], all: readonly string[]): string[] {
  const next = new Set(chosen);
  if (!next.delete(permission)) next.add(permission);
  return all.filter((one) => next.has(one));
}
