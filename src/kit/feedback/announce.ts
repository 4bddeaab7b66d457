/**
 * Makes screen readers say `text` politely, without showing it. The same text twice is said twice. The region is created on
 * first use, outside the React root, so that a modal dialog doesn't silence it.
 */
export const announce = announcer();

/** The same for toasts, in their own region: other announcements don't replace them. */
export const announceToast = announcer();

function announcer(): (text: string) => void {
  let region: HTMLElement | undefined;
  let turn = 0;
  return (text) => {
    region ??= createRegion();
    // Readers ignore an unchanged text: an invisible difference makes them read it again.
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
