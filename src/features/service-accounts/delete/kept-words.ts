/** What the accounts keep when tokens go. `kept`: how many tokens each keeps, by the account's name. */
export function keptWords(kept: ReadonlyMap<string, number>): string {
  const emptied = [...kept.values()].filter((count) => count === 0).length;
  if (kept.size === 1) {
    return emptied === 0
      ? 'The service account keeps its roles and its other tokens.'
      : 'The service account keeps its roles, and no client can authenticate as it until you create another token.';
  }
  if (emptied === 0) return 'The service accounts keep their roles and their other tokens.';
  return emptied === 1
    ? 'The service accounts keep their roles. No client can authenticate as the one that keeps no token until you create another.'
    : `The service accounts keep their roles. No client can authenticate as the ${emptied} that keep no token until you create others.`;
}
