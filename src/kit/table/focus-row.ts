const fields = 'input:not([type=checkbox], [type=radio]), textarea, select';

/** The key of the row that comes after these rows, or before them at the end; `undefined` if the page shows no other. */
export function keyBeside(keys: ReadonlySet<string>): string | undefined {
  const rows = document.querySelectorAll<HTMLElement>('main [data-row-key]');
  const shown = Array.from(rows, ({ dataset }) => dataset['rowKey'] ?? '');
  const first = shown.findIndex((key) => keys.has(key));
  return shown.slice(first).find((key) => !keys.has(key)) ?? shown.slice(0, Math.max(first, 0)).at(-1);
}

/** The row with this key, ready to take the focus once. */
export function focusableRow(key: string | undefined): HTMLElement | null {
  const row =
    key === undefined ? null : document.querySelector<HTMLElement>(`main [data-row-key="${CSS.escape(key)}"]`);
  if (row) makeFocusable(row);
  return row;
}

/**
 * Scrolls a new row into the middle, and focuses it once the window that created it has closed. A person who types in a
 * field by then keeps the focus there. Returns a function that gives up.
 */
export function showRow(row: HTMLElement): () => void {
  row.scrollIntoView({ block: 'center' });
  let frame = requestAnimationFrame(function focus() {
    if (document.querySelector('[data-scrim]')) frame = requestAnimationFrame(focus);
    else if (!document.activeElement?.matches(fields)) {
      makeFocusable(row);
      row.focus({ preventScroll: true });
    }
  });
  return () => cancelAnimationFrame(frame);
}

/** Only until it loses the focus: otherwise a press anywhere in the row would focus it. */
function makeFocusable(row: HTMLElement): void {
  row.tabIndex = -1;
  row.addEventListener('blur', () => row.removeAttribute('tabindex'), { once: true });
}
