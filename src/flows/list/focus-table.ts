/** The name of the page's table; without a table, the heading. It takes the focus when the row that had it is gone. */
export function tableName(): HTMLElement | null {
  return document.querySelector<HTMLElement>('main table > caption') ?? document.querySelector<HTMLElement>('main h1');
}

/** Moves the focus to the name of the page's table, when the bar or the row that had it goes. */
export function focusTable(): void {
  tableName()?.focus({ preventScroll: true });
}
