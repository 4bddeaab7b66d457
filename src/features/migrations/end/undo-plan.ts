/** What a migration made, and what has become of it. */
export interface MadeThings {
  readonly account: { readonly id: string; readonly name: string };
  /** Whether the account was made for this migration. */
  readonly isAccountMade: boolean;
  readonly tokenId: string;
  /** The role binding that was made, if it is still there. */
  readonly bindingId: string | undefined;
  /** The account's tokens; `undefined`: the person may not see them. */
  readonly tokens: readonly { readonly id: string; readonly name: string }[] | undefined;
}

/** What an undo deletes. An account goes with its tokens and role bindings. */
export type UndoPlan =
  | { readonly kind: 'account'; readonly id: string }
  | { readonly kind: 'parts'; readonly tokenId: string; readonly bindingId: string | undefined };

/**
 * What to delete to undo a migration. An account that was made for it goes, unless it has other tokens by now, which some
 * client may use, or may have: then only the token goes, and the account keeps its role.
 */
export function undoPlan({ account, isAccountMade, tokenId, bindingId, tokens }: MadeThings): UndoPlan {
  if (!isAccountMade) return { kind: 'parts', tokenId, bindingId };
  const isOnlyOurs = tokens?.every(({ id }) => id === tokenId) === true;
  return isOnlyOurs ? { kind: 'account', id: account.id } : { kind: 'parts', tokenId, bindingId: undefined };
}
