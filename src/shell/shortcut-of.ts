export type Shortcut = 'search' | 'list' | 'palette';

const shortcuts: ReadonlyMap<string, Shortcut> = new Map([
  ['/', 'search'],
  ['?', 'list'],
]);

const isApple = /Mac|iP(hone|ad|od)/.test(navigator.platform);

/** The keys that open the command palette, as this computer's keyboard names them. */
export const paletteKeys = isApple ? '⌘ K' : 'Ctrl K';

/**
 * The shortcut for a key press. The palette's works everywhere but in a menu; the single keys don't while the person types,
 * has a window or a menu open, or holds a modifier key that makes it a command of the browser or a screen reader.
 */
export function shortcutOf(event: KeyboardEvent): Shortcut | undefined {
  if (event.defaultPrevented || event.isComposing || event.altKey) return undefined;
  if (isPaletteKey(event)) return document.querySelector('[role=menu]') ? undefined : 'palette';
  if (event.ctrlKey || event.metaKey) return undefined;
  const { target } = event;
  if (target instanceof HTMLElement && (target.isContentEditable || target.closest(takesKeys))) return undefined;
  if (document.querySelector('[data-scrim]')) return undefined;
  return shortcuts.get(event.key);
}

/** On a keyboard without Latin letters, the key in the place of K. */
function isPaletteKey({ key, code, shiftKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
  const isModified = isApple ? metaKey && !ctrlKey : ctrlKey && !metaKey;
  return isModified && !shiftKey && (/^[a-z]$/i.test(key) ? key.toLowerCase() === 'k' : code === 'KeyK');
}

const takesKeys =
  'input:not([type=checkbox], [type=radio]), textarea, select, [role=menu], [role=listbox], [role=dialog]';
