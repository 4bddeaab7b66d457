import type { ProjectScope } from '#domain/rules/access.ts';
import type { Permission } from '#domain/rules/permissions.ts';

/** What is known of one organization: plain data, from a screen's lists or from anywhere else. */
export interface AccessFacts {
  readonly organizationId: string;
  readonly bindings: readonly BindingFact[];
  /** The organization's own roles. The known system roles may be among them or not; they always count. */
  readonly roles: readonly RoleFact[];
  readonly projects: readonly ProjectFact[];
  readonly accounts: readonly AccountFact[];
  readonly tokens: readonly TokenFact[];
  readonly people: readonly PersonFact[];
  /** The providers that people can sign in with. `undefined`: only what `people` says of theirs is known. */
  readonly providers?: readonly string[] | undefined;
  readonly complete: Completeness;
  /** What the backend itself says that one subject may do. It counts where lists are missing. */
  readonly told?: ToldAccess | undefined;
}

export interface BindingFact {
  readonly id: string;
  readonly subject: string;
  readonly role: string;
  readonly projectId: ProjectScope;
  /** The one object in the project that the binding is limited to. Empty or absent: none. */
  readonly entity?: string;
}

/** A role, by the reference that bindings use. Unknown permissions give nothing. */
export interface RoleFact {
  readonly reference: string;
  readonly permissions: readonly string[];
}

export interface ProjectFact {
  readonly id: string;
  readonly name: string;
}

export interface AccountFact {
  readonly id: string;
  readonly name: string;
}

export interface TokenFact {
  readonly id: string;
  readonly name: string;
  readonly serviceAccountId: string;
  /** The project that the token is limited to; `null`: it works wherever its account has permissions. */
  readonly projectId: ProjectScope;
  /** `null`: never used. */
  readonly lastUsedAt: Date | null;
}

/** A person who is bound or has signed in. `undefined`: nobody told. */
export interface PersonFact {
  readonly subject: string;
  readonly hasSignedIn: boolean | undefined;
  /** Whether somebody can sign in as this subject: its provider is one that people can sign in with. */
  readonly canSignIn: boolean | undefined;
}

/** Which lists hold everything. What is not in a complete list doesn't exist. */
export interface Completeness {
  /** All bindings, or the subjects whose bindings are all there. */
  readonly bindings: boolean | readonly string[];
  readonly roles: boolean;
  readonly projects: boolean;
  readonly accounts: boolean;
  readonly tokens: boolean;
  readonly people: boolean;
}

/** The permissions of one subject, from the backend: the whole organization first, then each project that has more. */
export interface ToldAccess {
  readonly subject: string;
  readonly scopes: readonly { readonly projectId: ProjectScope; readonly permissions: readonly string[] }[];
  /** Whether the projects are complete. The organization's permissions always are. */
  readonly isComplete: boolean;
}

/** What an answer lacks. `entities`: a binding to one object may or may not give it. */
const missingFacts = ['bindings', 'roles', 'projects', 'accounts', 'tokens', 'people', 'entities'] as const;
export type Missing = (typeof missingFacts)[number];

/** Whom a question is about: a subject (a person or a service account), or one API token by its ID. */
export type Who =
  | { readonly kind: 'subject'; readonly subject: string }
  | { readonly kind: 'token'; readonly id: string };

/** Why can or can't `who` do this here? `null` is the whole organization. */
export interface Question {
  readonly who: Who;
  readonly permission: Permission;
  readonly projectId: ProjectScope;
}

/** What the person who asks may do at a scope. */
export type Held = (scope: ProjectScope) => ReadonlySet<Permission>;

/** How complete an answer is. */
export interface Completed {
  /** Whether everything that the answer says or leaves out is known. */
  readonly isComplete: boolean;
  /** In the order of `missingFacts`. */
  readonly missing: readonly Missing[];
}

export function completed(missing: Iterable<Missing>): Completed {
  const found = new Set(missing);
  return { isComplete: found.size === 0, missing: missingFacts.filter((fact) => found.has(fact)) };
}
