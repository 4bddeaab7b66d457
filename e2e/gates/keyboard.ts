import type { Page } from '@playwright/test';
import { type Gate, withParts } from './finding.ts';

/** More than any page has. A page with more is a page where nobody gets to the end by Tab. */
const most = 400;

/**
 * Goes by Tab through the page, or through the dialog that is open. Everything that Tab should reach is reached (of a group
 * of radios one), the focus never stays where it is, and it can be seen: by an outline, which forced colours keep.
 */
export const keyboard: Gate = async (page) => {
  await withParts(page);
  const count = await page.evaluate(() => {
    const { inside } = window.gateParts;
    const group = (element: HTMLElement) => (element instanceof HTMLInputElement ? element.name : '');
    const candidates = inside('a[href], button, input:not([type=hidden]), select, textarea, [tabindex]').filter(
      (element) => element.tabIndex >= 0 && !element.matches(':disabled, .sr-only:not(a):not(input)'),
    );
    const seen = new Set<string>();
    const wanted = candidates.filter((element) => {
      if (!element.matches('input[type=radio]')) return true;
      const isNew = !seen.has(group(element));
      seen.add(group(element));
      return isNew;
    });
    window.tabPass = { wanted, reached: new Set(), stuck: [], unseen: [] };
    let last: Element | null = null;
    const lookWhereItStays = ({ key }: KeyboardEvent) => {
      const { activeElement } = document;
      if (key !== 'Tab' || activeElement === document.body) return;
      if (activeElement === last && activeElement) window.tabPass.stuck.push(activeElement);
      last = activeElement;
    };
    // Before anything on the page that moves the focus by itself.
    document.addEventListener('keydown', lookWhereItStays, true);
    document.addEventListener('focusin', ({ target }) => {
      if (!(target instanceof HTMLElement)) return;
      window.tabPass.reached.add(target);
      if (target.matches('input[type=radio]')) {
        const first = wanted.find((element) => group(element) === group(target));
        if (first) window.tabPass.reached.add(first);
      }
      const shown = [target, target.parentElement, target.closest('label'), target.nextElementSibling].some((part) => {
        if (!part) return false;
        const { outlineStyle, outlineWidth } = getComputedStyle(part);
        return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0;
      });
      if (!shown && target.matches('a, button, input, select, textarea')) window.tabPass.unseen.push(target);
    });
    return wanted.length;
  });
  await pressTab(page, count + 3);
  // What came while we went around may have made the way longer: what is out of reach stays so on a second round.
  if ((await missed(page)) > 0) await pressTab(page, 2 * count + 6);
  return page.evaluate(() => {
    const { say } = window.gateParts;
    const { wanted, reached, stuck, unseen } = window.tabPass;
    const left = wanted.filter((element) => element.isConnected && !reached.has(element));
    return [
      ...left.map((element) => `Tab doesn't reach ${say(element)}`),
      ...(wanted.length > 1 ? stuck : []).map((element) => `Tab doesn't lead on from ${say(element)}`),
      ...[...new Set(unseen)].map((element) => `nothing shows the focus of ${say(element)}`),
    ];
  });
};

async function pressTab(page: Page, times: number): Promise<void> {
  for (let presses = 0; presses < Math.min(times, most); presses += 1) await page.keyboard.press('Tab');
}

function missed(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { wanted, reached } = window.tabPass;
    return wanted.filter((element) => element.isConnected && !reached.has(element)).length;
  });
}

declare global {
  interface Window {
    tabPass: { wanted: HTMLElement[]; reached: Set<Element>; stuck: Element[]; unseen: Element[] };
  }
}
