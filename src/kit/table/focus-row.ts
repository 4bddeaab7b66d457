const fields = 'input:not([type=checkbox], [type=radio]), textarea, select';

/** Finds the row that takes the focus when these rows are gone: the next one, or the one before; `null` if there is none. */
export function findRowBeside(keys: readonly string[]): () => HTMLElement | null {
  const rows = document.querySelectorAll<HTMLElement>('main [data-row-key]');
  const shown = Array.from(rows, ({ dataset }) => dataset['rowKey'] ?? '');
  const first = shown.findIndex((key) => keys.includes(key));
  const beside = shown.slice(first).find((key) => !keys.includes(key)) ?? shown.slice(0, Math.max(first, 0)).at(-1);
  return () => focusableRow(beside);
}

/** The row with this key, ready to take the focus once; `null` if the page doesn't show it. */
function focusableRow(key: string | undefined): HTMLElement | null {
  const row =
    key === undefined ? null : document.querySelector<HTMLElement>(`main [data-row-key="${CSS.escape(key)}"]`);
  if (!row) return null;
  // Only until it loses the focus: otherwise a press anywhere in the row would focus it.
  row.tabIndex = -1;
  row.addEventListener('blur', () => row.removeAttribute('tabindex'), { once: true });
  return row;
}

/** In milliseconds: how long to wait for a new row, and for the window that created it to close. */
const patience = 3_000;

/**
 * Scrolls a new row into the middle, and focuses it, once it is drawn and no window covers it. A person who types in a field
 * by then keeps the focus there.
 */
export function showRow(key: string): void {
  const end = performance.now() + patience;
  requestAnimationFrame(function show(now) {
    const row = document.querySelector('[data-scrim]') ? null : focusableRow(key);
    row?.scrollIntoView({ block: 'center' });
    if (row && !document.activeElement?.matches(fields)) row.focus({ preventScroll: true });
    if (!row && now < end) requestAnimationFrame(show);
  });
}
