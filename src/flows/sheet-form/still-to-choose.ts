import { listed } from '#src/lib/listed.ts';

/** "Choose a role and at least one project."; empty when nothing is missing. `false` stands for a part that is complete. */
export function stillToChoose(parts: readonly (string | false)[]): string {
  const missing = parts.filter((part) => part !== false);
  return missing.length > 0 ? `Choose ${listed(missing)}.` : '';
}
