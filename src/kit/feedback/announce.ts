/**
 * Says `text` to screen readers, politely, without showing it. The same text twice is said twice.
 * The region is made on first use and lives outside the React root, so that a modal dialog does not silence it.
 */
export const announce = announcer();

/** The same for toasts, in a region of their own: what is said about the page meanwhile doesn't take their words away. */
export const announceToast = announcer();

function announcer(): (text: string) => void {
  let region: HTMLElement | undefined;
  let turn = 0;
  return (text) => {
    region ??= createRegion();
    // Readers ignore a text that did not change: an invisible difference makes them read it again.
    turn = 1 - turn;
    region.textContent = text + '\u00a0'.repeat(turn);
  };
}

function createRegion(): HTMLElement {
  const element = document.createElement('div');
  element.setAttribute('aria-live', 'polite');
  element.className = 'sr-only';
  document.body.append(element);
  return element;
}
