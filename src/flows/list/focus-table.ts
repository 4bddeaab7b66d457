/** Moves the focus to the name of the page's table, after the row that had it is gone; without a table, to the heading. */
export function focusTable(): void {
  const caption = document.querySelector<HTMLElement>('main table > caption');
  (caption ?? document.querySelector<HTMLElement>('main h1'))?.focus({ preventScroll: true });
}
