const list = new Intl.ListFormat('en', { type: 'conjunction' });

/** "Choose a role and at least one project."; the empty text when nothing is missing. Parts that are `false` are there. */
export function stillToChoose(parts: readonly (string | false)[]): string {
  const missing = parts.filter((part) => part !== false);
  return missing.length > 0 ? `Choose ${list.format(missing)}.` : '';
}
