const key = 'keyboard-shortcuts';

/**
 * Whether single-key shortcuts work. People who use speech input turn them off, because a dictated word would trigger them
 * (WCAG 2.1.4).
 */
export function areShortcutsOn(): boolean {
  try {
    return localStorage.getItem(key) !== 'off';
  } catch {
    return true;
  }
}

export function switchShortcuts(on: boolean): void {
  try {
    if (on) localStorage.removeItem(key);
    else localStorage.setItem(key, 'off');
  } catch {
    // Without storage, the keys stay on.
  }
}
