const key = 'last-organization';

/** The id of the organization that was open last in this browser. It may be gone, or another person's. */
export function lastOrganization(): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

export function rememberOrganization(id: string): void {
  try {
    localStorage.setItem(key, id);
  } catch {
    // Storage is switched off: the first organization opens next time.
  }
}
