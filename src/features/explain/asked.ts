import type { ProjectScope } from '#domain/rules/access.ts';
import type { Who } from '#domain/rules/explain/facts.ts';
import type { Permission } from '#domain/rules/permissions.ts';
import { organizationScope } from '#src/access/why-search.ts';
import type { ExplainSearch, Shape } from './explain-search.ts';

/** A question as far as it was asked; `undefined` parts are still to be chosen. */
export interface Asked {
  readonly shape: Shape;
  readonly who: Who | undefined;
  readonly permission: Permission | undefined;
  readonly scope: ProjectScope | undefined;
}

export function askedIn({ ask = 'why', subject, token, permission, scope }: ExplainSearch): Asked {
  return {
    shape: ask,
    who: whoIn(subject, token),
    permission,
    scope: scope === organizationScope ? null : scope,
  };
}

function whoIn(subject: string | undefined, token: string | undefined): Who | undefined {
  if (token !== undefined) return { kind: 'token', id: token };
  return subject === undefined ? undefined : { kind: 'subject', subject };
}

/** The inverse of `askedIn`. */
export function searchOf({ shape, who, permission, scope }: Asked): ExplainSearch {
  return {
    ask: shape,
    subject: who?.kind === 'subject' ? who.subject : undefined,
    token: who?.kind === 'token' ? who.id : undefined,
    permission,
    scope: scope === null ? organizationScope : scope,
  };
}

/** What is still to be chosen before there is an answer: "a permission". */
export function missingIn({ shape, who, permission, scope }: Asked): string[] {
  const needed = [
    shape !== 'who' && who === undefined && 'who it is about',
    shape !== 'what' && permission === undefined && 'a permission',
    shape !== 'what' && scope === undefined && 'where',
  ];
  return needed.filter((part) => part !== false);
}
