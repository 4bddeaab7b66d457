/** The table, which readers call by its caption, or the heading if there is no table. Takes the focus when the focused row is gone. */
export function tableName(): HTMLElement | null {
  return document.querySelector<HTMLElement>('main table') ?? document.querySelector<HTMLElement>('main h1');
}

/** Focuses the table when the focused bar or row is gone. */
export function focusTable(): void {
  tableName()?.focus({ preventScroll: true });
}
