import { type Gate, withParts } from './finding.ts';

/**
 * In the window as wide as it is now: nothing to scroll sideways, no text beyond the edge or cut by a box, at its side or
 * below (an ellipsis is no cut), and no control above another.
 */
export const fits: Gate = async (page) => {
  await withParts(page);
  return page.evaluate(() => {
    const { inside, root, say } = window.gateParts;
    const width = document.documentElement.clientWidth;
    const findings: string[] = [];
    if (root() === document.body && document.documentElement.scrollWidth > width) {
      findings.push(`the page is ${document.documentElement.scrollWidth} px wide in a window of ${width}`);
    }
    const scrolls = (element: Element | null): boolean =>
      element !== null && (/auto|scroll/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
    /** Whether text that reaches down to `low` is cut by a box around it, up to what scrolls; of more lines than may be shown, the last has an ellipsis. */
    const isCutBelow = (box: Element | null, low: number): boolean => {
      if (box === null) return false;
      const { overflowY, display, webkitLineClamp } = getComputedStyle(box);
      if (/auto|scroll/.test(overflowY)) return false;
      if (!/hidden|clip/.test(overflowY) || display === 'inline') return isCutBelow(box.parentElement, low);
      const { bottom } = box.getBoundingClientRect();
      if (webkitLineClamp !== 'none') return isCutBelow(box.parentElement, bottom);
      return low > bottom + 2 || isCutBelow(box.parentElement, low);
    };
    const hasText = (element: Element) =>
      [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
    const isHidden = (element: Element) => element.matches('.sr-only, .sr-only *, [class*="sr-only"]');
    for (const element of inside('*')) {
      if (isHidden(element) || !(hasText(element) || element.matches('button, input, select, textarea'))) continue;
      const { left, right, top, bottom, width: own } = element.getBoundingClientRect();
      if (own <= 1) continue;
      if ((right > width + 1 || left < -1) && !scrolls(element.parentElement)) {
        findings.push(`reaches from ${Math.round(left)} to ${Math.round(right)} px of ${width}: ${say(element)}`);
      }
      const { overflowX, textOverflow, display } = getComputedStyle(element);
      const cuts = /hidden|clip/.test(overflowX) && textOverflow !== 'ellipsis' && display !== 'inline';
      if (cuts && element.scrollWidth > element.clientWidth + 1 && !element.matches('input, select, textarea')) {
        findings.push(`is cut: ${say(element)}`);
      }
      if (isCutBelow(element, Math.max(bottom, top + element.scrollHeight))) {
        findings.push(`is cut below: ${say(element)}`);
      }
    }
    const controls = inside('a[href], button, input:not([type=hidden]), select, textarea').filter(
      (element) => !isHidden(element) && getComputedStyle(element).position !== 'fixed',
    );
    const boxes = controls.map((element) => ({ element, box: element.getBoundingClientRect() }));
    const scroller = (element: Element | null): Element | null =>
      element === null || /auto|scroll/.test(getComputedStyle(element).overflowY)
        ? element
        : scroller(element.parentElement);
    for (const [at, one] of boxes.entries()) {
      for (const other of boxes.slice(at + 1)) {
        if (one.element.contains(other.element) || other.element.contains(one.element)) continue;
        const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
        if (across < 3 || down < 3 || scroller(one.element) !== scroller(other.element)) continue;
        // A button inside the field that it belongs to.
        if (one.element.parentElement === other.element.parentElement && one.element.matches('input')) continue;
        if (one.element.closest('label') && one.element.closest('label') === other.element.closest('label')) continue;
        findings.push(`is above another: ${say(one.element)} and ${say(other.element)}`);
      }
    }
    return findings;
  });
};
