import { isBindingOfClient, isMadeWith } from '#domain/rules/made-for-client.ts';

interface Made {
  readonly id: string;
  /** Subject of the maker; empty if unknown. */
  readonly createdBy: string;
}

interface MadeBinding extends Made {
  readonly subject: string;
  readonly role: string;
  /** Empty: the whole organization. */
  readonly projectId: string;
}

/** What the address of a migration says was made, as far as the person can see that it is there. */
export interface MadeThings {
  readonly projectId: string;
  readonly account: (Made & { readonly name: string }) | undefined;
  /** Whether the account was made for this migration. */
  readonly isAccountMade: boolean;
  readonly tokenId: string;
  /** The role binding that was made, if it is still there. */
  readonly binding: MadeBinding | undefined;
  /** The account's tokens; `undefined`: the person may not see them. */
  readonly tokens: readonly Made[] | undefined;
}

/** What an undo deletes. An account goes with its tokens and role bindings. */
export type UndoPlan =
  | { readonly kind: 'account'; readonly id: string }
  | {
      readonly kind: 'parts';
      readonly tokenId: string;
      readonly binding: { readonly id: string; readonly role: string } | undefined;
    };

/**
 * What to delete to undo a migration. An account that was made for it goes, unless it has other tokens by now, which some
 * client may use, or may have: then only the token goes, and the account keeps its role. Anybody can write an address, so of
 * what it says was made, only that goes which the maker of the token can have made for this client.
 */
export function undoPlan({ projectId, account, isAccountMade, tokenId, binding, tokens }: MadeThings): UndoPlan {
  const token = tokens?.find(({ id }) => id === tokenId);
  const onlyToken = { kind: 'parts', tokenId, binding: undefined } as const;
  if (!account || !token) return onlyToken;
  if (!isAccountMade) {
    const isMade = binding && isBindingOfClient(binding, account, token, projectId);
    return { ...onlyToken, binding: isMade ? binding : undefined };
  }
  const isOnlyOurs = tokens?.length === 1 && isMadeWith(account, token);
  return isOnlyOurs ? { kind: 'account', id: account.id } : onlyToken;
}
