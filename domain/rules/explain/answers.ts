import type { ProjectScope } from '#domain/rules/access.ts';
import type { AccountFact, BindingFact, Completed, TokenFact } from '#domain/rules/explain/facts.ts';
import type { Fix } from '#domain/rules/explain/fix.ts';
import type { Permission } from '#domain/rules/permissions.ts';

/** A permission, and the bindings that give it at a scope, widest first. Empty if only the backend's own word gives it. */
export interface GivenPermission {
  readonly permission: Permission;
  readonly bindings: readonly BindingFact[];
}

/** Everything that somebody can do at one scope, in the catalogue's order. `null`: the whole organization. */
export interface ScopeAccess {
  readonly projectId: ProjectScope;
  readonly permissions: readonly GivenPermission[];
}

/** What X can do: the whole organization first, then each project. */
export interface WhatCan extends Completed {
  readonly scopes: readonly ScopeAccess[];
  /** The token that was asked about; its `projectId` is its limit. */
  readonly token: TokenFact | undefined;
  readonly account: AccountFact | undefined;
  /** Why there is nothing at all, whatever the bindings say. */
  readonly barred: Barred | undefined;
}

/** A subject whose bindings give a permission. */
export interface Holder {
  readonly subject: string;
  /** Widest first. */
  readonly bindings: readonly BindingFact[];
  readonly account: AccountFact | undefined;
  /** The account's tokens that can do it, and those that are limited to another project. */
  readonly tokens: readonly TokenFact[];
  readonly limitedTokens: readonly TokenFact[];
  /** `false`: the person is known never to have signed in. */
  readonly hasSignedIn: boolean | undefined;
}

/** Who can do P in Q, by subject. */
export interface WhoCan extends Completed {
  readonly holders: readonly Holder[];
  /** Bindings that would give it to nobody: subjects that nobody can sign in as, and accounts that are gone. */
  readonly barred: readonly (Pick<Holder, 'subject' | 'bindings'> & { readonly why: Barred })[];
  /** Whether the project is gone: then nobody can. */
  readonly isProjectGone: boolean;
}

/** Why somebody can do nothing, whatever the bindings say. */
export type Barred =
  | { readonly kind: 'account-missing'; readonly what: 'account' | 'token' }
  /** `spelling`: no signed-in person has a subject of this form. */
  | { readonly kind: 'cannot-sign-in'; readonly because: 'spelling' | 'provider' };

/** Why not, as exactly one cause. */
export type Cause =
  | Barred
  /** `limit` is the project of the token. */
  | { readonly kind: 'token-limited'; readonly limit: string }
  /** The project that was asked about is gone, or the roles or the projects of all bindings that could count are. */
  | {
      readonly kind: 'gone';
      readonly what: 'asked-project' | 'project' | 'role';
      readonly bindings: readonly BindingFact[];
    }
  | { readonly kind: 'no-binding' }
  /** `bindings` are those of other projects; `giving` those of them that give the permission there. */
  | {
      readonly kind: 'other-projects';
      readonly bindings: readonly BindingFact[];
      readonly giving: readonly BindingFact[];
    }
  /** `bindings` count here, and their roles lack the permission. */
  | { readonly kind: 'role-lacks'; readonly bindings: readonly BindingFact[] };

/** One way in which a subject has the permission. `through` is the binding's scope: `null` or the project asked about. */
export interface Chain {
  readonly subject: string;
  readonly binding: BindingFact;
  readonly role: string;
  readonly permission: Permission;
  readonly through: ProjectScope;
}

/** Why X can or can't do P in Q. A `no` is always sure; what could be a wrong one is `unknown`, with its likely cause. */
export type Why = Completed &
  (
    | {
        readonly answer: 'yes';
        /** All bindings that give it, widest first. Empty if only the backend's own word gives it. */
        readonly chains: readonly Chain[];
        readonly token: TokenFact | undefined;
      }
    | {
        readonly answer: 'no';
        readonly cause: Cause;
        /** The smallest first. */
        readonly fixes: readonly Fix[];
      }
    | { readonly answer: 'unknown'; readonly likely: Cause }
  );
