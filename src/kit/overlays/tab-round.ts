import type { KeyboardEvent } from 'react';

const controls = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]';

/**
 * For the keydown of a window that traps the focus: Tab goes from its last control to the first, Shift+Tab back. Base UI
 * does this one frame later, and a quick second press would leave the window.
 */
export function tabRound(event: KeyboardEvent<HTMLElement>): void {
  const { currentTarget: place, target, key, shiftKey } = event;
  if (key !== 'Tab' || !(target instanceof Element) || !place.contains(target)) return;

  const stops = [...place.querySelectorAll<HTMLElement>(controls)].filter(isStop);
  const [end, next] = shiftKey ? [stops[0], stops.at(-1)] : [stops.at(-1), stops[0]];
  const isAtEnd = target === end || isOneGroup(target, end) || (shiftKey && target === place);
  if (!next || !isAtEnd) return;
  event.preventDefault();
  next.focus();
}

/** Whether Tab stops at the element. A radio group has one stop: the chosen radio. */
function isStop(element: HTMLElement): boolean {
  if (element.tabIndex < 0 || element.matches(':disabled') || !element.checkVisibility()) return false;
  if (!isRadio(element) || element.checked) return true;
  return element.closest('fieldset')?.querySelector(`[name="${CSS.escape(element.name)}"]:checked`) === null;
}

function isOneGroup(one: Element, other: Element | undefined): boolean {
  return other !== undefined && isRadio(one) && isRadio(other) && one.name === other.name;
}

function isRadio(element: Element): element is HTMLInputElement {
  return element instanceof HTMLInputElement && element.type === 'radio';
}
