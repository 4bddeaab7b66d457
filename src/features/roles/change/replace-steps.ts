/**
 * A role that can't be changed in place is replaced by another one. What is left to do is read from what is there, so that
 * it can be taken up after any failure, and what stands can be said. These functions are pure; replace-flow.ts carries it out.
 */

/** Who has a role, and where. The empty project ID is the whole organization; `entity` is a narrower limit, if any. */
export interface Holding {
  readonly id: string;
  readonly subject: string;
  readonly projectId: string;
  readonly entity: string;
  /** Made by the person who replaces the role. */
  readonly isMine: boolean;
}

/** An open invite; `expiresAt` in milliseconds, `null`: it never ends. */
export interface OpenInvite {
  readonly id: string;
  readonly expiresAt: number | null;
  readonly isMine: boolean;
  /** It came in the place of one that somebody else ended meanwhile: it must end, too. */
  readonly isRevoked: boolean;
}

/** What is there of one of the two roles. */
export interface RoleParts {
  /** The role's ID; `undefined`: it is not there. */
  readonly id: string | undefined;
  readonly bindings: readonly Holding[];
  readonly invites: readonly OpenInvite[];
}

/** What is there of both roles. */
export interface World {
  readonly old: RoleParts;
  readonly next: RoleParts;
}

/** A subject at a scope. */
export type Place = Pick<Holding, 'subject' | 'projectId'>;

/** How the bindings of the old role are treated. */
export interface MovingRules {
  /** Whether a binding has no effect, as its project or account is gone: it goes, and nothing comes in its place. */
  readonly isIdle: (binding: Place) => boolean;
  /** Whether a binding may be what gives the person the right to do this: it goes after all others. */
  readonly isOwn: (binding: Place) => boolean;
}

export type Step =
  | { readonly kind: 'create-role' }
  | { readonly kind: 'give'; readonly binding: Holding }
  | { readonly kind: 'invite'; readonly invite: OpenInvite }
  | { readonly kind: 'take'; readonly binding: Holding }
  | { readonly kind: 'end'; readonly invite: OpenInvite }
  | { readonly kind: 'delete-role'; readonly id: string };

/**
 * What remains to be done: first everything new is made, then the old goes.
 * @param revoked the places where somebody else took the old role away meanwhile: the new one must not give it back
 */
export function stepsLeft({ old, next }: World, { isIdle, isOwn }: MovingRules, revoked: ReadonlySet<string>): Step[] {
  const toEnd = next.invites.filter(({ isRevoked }) => isRevoked).map((invite) => ({ kind: 'end', invite }) as const);
  if (old.id === undefined) return toEnd;
  const given = new Set(next.bindings.map(placeOf));
  const toGive = old.bindings.filter((binding) => !isIdle(binding) && !given.has(placeOf(binding)));
  const held = new Set(old.bindings.map(placeOf));
  const toTakeBack = next.bindings.filter((one) => one.isMine && revoked.has(placeOf(one)) && !held.has(placeOf(one)));
  const ordered = [...old.bindings.filter((one) => !isOwn(one)), ...old.bindings.filter(isOwn)];
  return [
    ...(next.id === undefined ? [{ kind: 'create-role' } as const] : []),
    ...toGive.map((binding) => ({ kind: 'give', binding }) as const),
    ...invitesLeft(old.invites, next.invites).map((invite) => ({ kind: 'invite', invite }) as const),
    ...old.invites.map((invite) => ({ kind: 'end', invite }) as const),
    ...toEnd,
    ...[...ordered, ...toTakeBack].map((binding) => ({ kind: 'take', binding }) as const),
    { kind: 'delete-role', id: old.id },
  ];
}

/** What takes everything back that this person made, as long as nothing of the old role was taken away. */
export function stepsBack({ next }: World): Step[] {
  return [
    ...next.invites.filter(isMine).map((invite) => ({ kind: 'end', invite }) as const),
    ...next.bindings.filter(isMine).map((binding) => ({ kind: 'take', binding }) as const),
    ...(next.id === undefined ? [] : [{ kind: 'delete-role', id: next.id } as const]),
  ];
}

function isMine(part: { readonly isMine: boolean }): boolean {
  return part.isMine;
}

/** The same for the same subject at the same scope. */
export function placeOf({ subject, projectId, entity }: Pick<Holding, 'subject' | 'projectId' | 'entity'>): string {
  return [subject, projectId, entity].join('\n');
}

/** The old invites without a new one that ends at the same moment. */
function invitesLeft(old: readonly OpenInvite[], next: readonly OpenInvite[]): readonly OpenInvite[] {
  const spare = next.filter(({ isRevoked }) => !isRevoked).map(({ expiresAt }) => expiresAt);
  return old.filter(({ expiresAt }) => {
    const at = spare.indexOf(expiresAt);
    if (at >= 0) spare.splice(at, 1);
    return at < 0;
  });
}
