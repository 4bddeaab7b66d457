/** The table's caption, or the heading if there is no table. Takes the focus when the focused row is gone. */
export function tableName(): HTMLElement | null {
  return document.querySelector<HTMLElement>('main table > caption') ?? document.querySelector<HTMLElement>('main h1');
}

/** Focuses the table's caption when the focused bar or row is gone. */
export function focusTable(): void {
  tableName()?.focus({ preventScroll: true });
}
