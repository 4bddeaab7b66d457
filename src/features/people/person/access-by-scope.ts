import type { WhatCan } from '#domain/rules/explain/answers.ts';
import type { Missing } from '#domain/rules/explain/facts.ts';

/** What somebody can do at one scope. */
export interface AccessHere {
  /** Empty for the whole organization. */
  readonly projectId: string;
  readonly permissions: readonly string[];
  /** The roles that give each permission. */
  readonly givenBy: ReadonlyMap<string, readonly string[]>;
  /** All roles that give something here. */
  readonly roles: readonly string[];
  /** Whether each role gives all of it, so that it needs no saying at each permission. */
  readonly isUniform: boolean;
}

/** The whole organization first, then what each project adds to it. Leaves out scopes that give nothing. */
export function accessByScope({ scopes }: Pick<WhatCan, 'scopes'>): readonly AccessHere[] {
  const [wide] = scopes;
  const everywhere = new Set(wide?.permissions.map(({ permission }) => permission));
  return scopes.flatMap(({ projectId, permissions }) => {
    const own = projectId === null ? permissions : permissions.filter(({ permission }) => !everywhere.has(permission));
    if (own.length === 0) return [];
    const givenBy = new Map<string, readonly string[]>(
      own.map(({ permission, bindings }) => [permission, Array.from(new Set(bindings.map(({ role }) => role)))]),
    );
    const roles = Array.from(new Set(Array.from(givenBy.values()).flat()));
    return {
      projectId: projectId ?? '',
      permissions: own.map(({ permission }) => permission),
      givenBy,
      roles,
      isUniform: Array.from(givenBy.values()).every((some) => some.length === roles.length),
    };
  });
}

const words: Partial<Record<Missing, string>> = {
  bindings: 'you can’t see all role bindings',
  roles: 'you can’t see the organization’s own roles',
  projects: 'you can’t see all projects',
  entities: 'a role binding for a single object is left out',
  people: 'it isn’t known who can sign in',
};

/** Why the answer may lack something, in words; empty if it is complete. */
export function missingWords(missing: readonly Missing[]): readonly string[] {
  return missing.flatMap((what) => words[what] ?? []);
}
