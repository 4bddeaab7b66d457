/** What this browser keeps under a key; `undefined` if nothing, or without storage. */
export function kept(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a text in this browser; `undefined` removes it. Without storage, it lasts no longer than the page. */
export function keep(key: string, text: string | undefined): void {
  try {
    if (text === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
  } catch {
    // Nothing is lost but the comfort.
  }
}
