import { keep, kept } from '#src/lib/kept.ts';

const key = 'keyboard-shortcuts';

/**
 * Whether the console's shortcuts work. People who use speech input turn them off, because a dictated word would trigger
 * those of a single key (WCAG 2.1.4).
 */
export function areShortcutsOn(): boolean {
  return kept(key) !== 'off';
}

export function switchShortcuts(on: boolean): void {
  keep(key, on ? undefined : 'off');
}
