import { type Gate, withParts } from './finding.ts';

/**
 * Every interactive element has a name, and a target of 24 by 24 pixels (WCAG 2.2, 2.5.8): itself, or with its label. Not
 * so a link in a sentence, and not what is so far from others that circles of 24 pixels around them don't touch.
 */
export const targets: Gate = async (page) => {
  await withParts(page);
  return page.evaluate(() => {
    const { inside, nameOf, say } = window.gateParts;
    const interactive = inside(
      'a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [role=link], [role=checkbox], [role=radio], [role=switch], [role=tab], [role=combobox], [role^=menuitem], [role=option]',
    ).filter((element) => !element.matches('.sr-only, .sr-only *'));
    const boxOf = (element: HTMLElement) => {
      const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
      const label = element.closest('label');
      const boxes = [element, ...labels, ...(label ? [label] : [])].map((part) => part.getBoundingClientRect());
      const width = Math.max(...boxes.map((box) => box.width));
      const height = Math.max(...boxes.map((box) => box.height));
      const own = element.getBoundingClientRect();
      return { width, height, x: own.x + own.width / 2, y: own.y + own.height / 2, own };
    };
    const isSmall = ({ width, height }: { width: number; height: number }) => width < 23.5 || height < 23.5;
    const inSentence = (element: HTMLElement) =>
      getComputedStyle(element).display === 'inline' &&
      [...(element.parentElement?.childNodes ?? [])].some((node) => node.nodeType === 3 && node.textContent?.trim());
    const measured = interactive.map((element) => ({ element, box: boxOf(element) }));
    const crowded = measured.filter(({ element, box }) => {
      if (!isSmall(box) || inSentence(element)) return false;
      return measured.some(({ element: other, box: near }) => {
        if (other === element || other.contains(element) || element.contains(other)) return false;
        if (isSmall(near)) return Math.hypot(box.x - near.x, box.y - near.y) < 24;
        const dx = Math.max(near.own.left - box.x, 0, box.x - near.own.right);
        const dy = Math.max(near.own.top - box.y, 0, box.y - near.own.bottom);
        return Math.hypot(dx, dy) < 12;
      });
    });
    return [
      ...interactive.filter((element) => nameOf(element) === '').map((element) => `has no name: ${say(element)}`),
      ...crowded.map(
        ({ element, box }) =>
          `is ${Math.round(box.width)} by ${Math.round(box.height)} px, beside another: ${say(element)}`,
      ),
    ];
  });
};
