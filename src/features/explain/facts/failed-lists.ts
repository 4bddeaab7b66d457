import type { SeenFacts } from './use-seen-facts.ts';

const names = new Map<keyof SeenFacts['states'], string>([
  ['bindings', 'the role bindings'],
  ['roles', 'the roles'],
  ['accounts', 'the service accounts'],
  ['tokens', 'the API tokens'],
  ['people', 'the people'],
]);

/** The lists that could not be loaded, in words. */
export function failedLists(states: SeenFacts['states']): string[] {
  return Array.from(names).flatMap(([list, name]) => (states[list] === 'failed' ? [name] : []));
}
