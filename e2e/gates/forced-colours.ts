import { type Gate, withParts } from './finding.ts';

/** In forced colours, which the page must be in: all text stands out from its ground, and what is disabled looks so. */
export const forcedColours: Gate = async (page) => {
  await withParts(page);
  return page.evaluate(() => {
    const { inside, say } = window.gateParts;
    if (!matchMedia('(forced-colors: active)').matches) return ['the page is not in forced colours'];
    const probe = document.createElement('span');
    document.body.append(probe);
    const colour = (name: string) => {
      probe.style.color = name;
      return getComputedStyle(probe).color;
    };
    const grey = colour('GrayText');
    probe.remove();
    const groundOf = (element: Element | null): string => {
      if (element === null) return '';
      const { backgroundColor } = getComputedStyle(element);
      return /^rgba\(.*, 0\)$|transparent/.test(backgroundColor) ? groundOf(element.parentElement) : backgroundColor;
    };
    const hasText = (element: Element) =>
      [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
    const lost = inside('*').filter(
      (element) => hasText(element) && getComputedStyle(element).color === groundOf(element),
    );
    const looksDisabled = (element: Element) => {
      const { color, borderTopColor, opacity, textDecorationLine, borderTopStyle } = getComputedStyle(element);
      return (
        color === grey ||
        borderTopColor === grey ||
        Number(opacity) < 1 ||
        textDecorationLine !== 'none' ||
        borderTopStyle === 'dashed'
      );
    };
    const disabled = inside('[aria-disabled=true], :disabled').filter((element) => !looksDisabled(element));
    return [
      ...lost.map((element) => `can't be seen in forced colours: ${say(element)}`),
      ...disabled.map((element) => `doesn't look disabled in forced colours: ${say(element)}`),
    ];
  });
};
