import type { Page } from '@playwright/test';

/** What a gate has against a page, each in one line that names the element; none when all is well. */
export type Gate = (page: Page) => Promise<string[]>;

/** Where a gate looks: in the overlay that is open, or else on the whole page. The mocks' own panel is not the console's. */
export const overlaySelector = '[role=dialog], [role=alertdialog], [role=menu], [role=listbox]';

/** Runs in the page, before what uses it: `gateParts`, which the gates share there. */
export async function withParts(page: Page): Promise<void> {
  await page.evaluate(addParts, overlaySelector);
}

function addParts(overlays: string): void {
  const isVisible = (element: Element) =>
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
    element.getBoundingClientRect().width > 0 &&
    !element.closest('#mocks, [aria-hidden=true], [inert], [data-base-ui-inert], [data-base-ui-focus-guard]');
  const root = () => [...document.querySelectorAll<HTMLElement>(overlays)].findLast(isVisible) ?? document.body;
  const inside = (selector: string) => [...root().querySelectorAll<HTMLElement>(selector)].filter(isVisible);
  const nameOf = (element: Element) => {
    const ids = (element.getAttribute('aria-labelledby') ?? '').split(/\s+/).filter(Boolean);
    const labels =
      element instanceof HTMLInputElement ||
      element instanceof HTMLSelectElement ||
      element instanceof HTMLTextAreaElement
        ? [...(element.labels ?? [])]
        : [];
    const texts = [
      ...ids.map((id) => document.getElementById(id)?.textContent),
      element.getAttribute('aria-label'),
      ...labels.map((label) => label.textContent),
      element.textContent,
      ...Array.from(element.querySelectorAll('img'), ({ alt }) => alt),
      element.getAttribute('title'),
      element.getAttribute('placeholder'),
    ];
    return (
      texts
        .find((text) => text?.trim())
        ?.trim()
        .replaceAll(/\s+/g, ' ')
        .slice(0, 60) ?? ''
    );
  };
  const say = (element: Element) => {
    const role = element.getAttribute('role') ?? element.localName;
    return `${role} “${nameOf(element) || element.outerHTML.slice(0, 80)}”`;
  };
  window.gateParts = { isVisible, root, inside, nameOf, say };
}

declare global {
  interface Window {
    gateParts: {
      isVisible: (element: Element) => boolean;
      root: () => HTMLElement;
      /** What is visible of it, in the overlay that is open or else on the page. */
      inside: (selector: string) => HTMLElement[];
      nameOf: (element: Element) => string;
      say: (element: Element) => string;
    };
  }
}
