const key = 'last-organization';

/** The ID of the organization last opened in this browser. It may be deleted, or another person's. */
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
    // Without storage, the first organization opens next time.
  }
}
