import type { Missing } from '#domain/rules/explain/facts.ts';
import type { Permission } from '#domain/rules/permissions.ts';
import type { SeenFacts } from '../facts/use-seen-facts.ts';

/** What an answer may therefore leave out or get wrong. */
const consequences: Readonly<Record<Missing, string>> = {
  bindings: 'Roles given by role bindings that you can’t see are missing from this answer.',
  roles: 'What custom roles allow isn’t known.',
  projects: 'You don’t see all projects: one that isn’t listed may exist or be deleted.',
  accounts: 'Whether a service account still exists isn’t known.',
  tokens: 'API tokens are missing from this answer.',
  people: 'Whether somebody can sign in as this isn’t known.',
  entities: 'A role binding for a single object may or may not give it.',
};

const needed: Readonly<Record<Exclude<Missing, 'entities'>, Permission>> = {
  bindings: 'rolebinding.list',
  roles: 'role.list',
  projects: 'project.list',
  accounts: 'serviceaccount.list',
  tokens: 'serviceaccounttoken.list',
  people: 'rolebinding.list',
};

/** What an answer lacks: a sentence, and why it is missing. */
export interface MissingWords {
  readonly fact: Missing;
  readonly sentence: string;
  /** The permission that the person lacks to see it. */
  readonly permission: Permission | undefined;
  readonly isLoading: boolean;
}

export function missingWords(missing: readonly Missing[], states: SeenFacts['states']): MissingWords[] {
  return missing.map((fact) => {
    const state = fact === 'entities' ? 'known' : states[fact];
    return {
      fact,
      sentence: consequences[fact],
      permission: state === 'denied' && fact !== 'entities' ? needed[fact] : undefined,
      isLoading: state === 'loading',
    };
  });
}
