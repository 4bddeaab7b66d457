import type { ProjectScope } from '#domain/rules/access.ts';
import type { AccountFact, BindingFact } from '#domain/rules/explain/facts.ts';
import type { Permission } from '#domain/rules/permissions.ts';

/** One change of role bindings that gives a permission. */
export type Assignment =
  | GiveRole
  /** Create a role of this one permission, and give it. */
  | {
      readonly kind: 'create-role';
      readonly subject: string;
      readonly permission: Permission;
      readonly projectId: ProjectScope;
    }
  /** Replace a project's binding by one of the whole organization (`projectId` is always `null`). */
  | {
      readonly kind: 'widen-binding';
      readonly subject: string;
      readonly role: string;
      readonly binding: BindingFact;
      readonly projectId: null;
    };

export interface GiveRole {
  readonly kind: 'give-role';
  readonly subject: string;
  readonly role: string;
  readonly projectId: ProjectScope;
}

/** What to do, as data from which a prefilled form can be opened. */
export type FixAct =
  | Assignment
  /** A token of the same account: without a limit (`null`), or for the project asked about. `first`: also needed before. */
  | {
      readonly kind: 'create-token';
      readonly account: AccountFact;
      readonly projectId: ProjectScope;
      readonly first: Assignment | undefined;
    }
  /** Delete the bindings that still name the account, create it, then give it a role by `assignment`. */
  | {
      readonly kind: 'create-account';
      readonly name: string;
      readonly leftovers: readonly BindingFact[];
      readonly assignment: Exclude<Assignment, { readonly kind: 'widen-binding' }>;
      readonly projectId: ProjectScope;
    }
  /** The person already has it as another subject. */
  | { readonly kind: 'sign-in-as'; readonly subject: string; readonly projectId: ProjectScope };

/** A permission that the asker lacks for a fix, and where. */
export interface Lack {
  readonly permission: Permission;
  readonly projectId: ProjectScope;
}

/** An act with the other permissions that it newly gives, somewhere in the organization. */
export type Sized<Act extends FixAct = FixAct> = Act & { readonly extra: readonly Permission[] };

/** A fix of a "no", ranked by how much it gives beyond what was asked for. */
export type Fix = Sized & {
  /** What the asker lacks to do it: empty, they may. `undefined`: it is unknown. */
  readonly lacks: readonly Lack[] | undefined;
};
