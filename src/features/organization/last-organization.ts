import { keep, kept } from '#src/lib/kept.ts';

const key = 'last-organization';

/** The ID of the organization last opened in this browser. It may be deleted, or another person's. */
export function lastOrganization(): string | undefined {
  return kept(key);
}

export function rememberOrganization(id: string): void {
  keep(key, id);
}
