export type Shortcut = 'search' | 'list';

const shortcuts: ReadonlyMap<string, Shortcut> = new Map([
  ['/', 'search'],
  ['?', 'list'],
]);

/**
 * The shortcut for a key press; none while the person types, has a window or a menu open, or holds a modifier key that
 * makes it a command of the browser or a screen reader.
 */
export function shortcutOf(event: KeyboardEvent): Shortcut | undefined {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return undefined;
  const { target } = event;
  if (target instanceof HTMLElement && (target.isContentEditable || target.closest(takesKeys))) return undefined;
  if (document.querySelector('[data-scrim]')) return undefined;
  return shortcuts.get(event.key);
}

const takesKeys =
  'input:not([type=checkbox], [type=radio]), textarea, select, [role=menu], [role=listbox], [role=dialog]';
