const key = 'keyboard-shortcuts';

/**
 * Whether single keys act. People who speak to their computer switch them off, because a dictated word would press them
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
    // Storage is switched off: the keys stay on.
  }
}
