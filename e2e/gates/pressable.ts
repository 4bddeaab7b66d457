import { type Gate, withParts } from './finding.ts';

/** Whatever answers a click can be reached without a mouse (WCAG 2.2, 2.1.1): it is a control, or a part of one. */
export const pressable: Gate = async (page) => {
  await withParts(page);
  return page.evaluate(() => {
    const { inside, root, say } = window.gateParts;
    const controls =
      'a[href], button, input, select, textarea, label, summary, [role^=menuitem], [role=option], [role=tab], [tabindex="0"]';
    const isInControl = (element: Element) => {
      const control = element.closest(controls);
      return control !== null && control !== root();
    };
    /** What React keeps of an element's attributes, in a production build, too. */
    const propsOf = (element: Element): unknown =>
      Object.entries(element).find(([key]) => key.startsWith('__reactProps$'))?.[1];
    /** React gives the places that it draws into an empty handler, for Safari. */
    const isReacts = (element: Element) => Object.keys(element).some((key) => /^_+react/.test(key));
    const answersClick = (element: HTMLElement) => {
      if (!isReacts(element)) return element.onclick !== null;
      const props = propsOf(element);
      return typeof props === 'object' && props !== null && 'onClick' in props && props.onClick !== undefined;
    };
    const reacts = [...document.querySelectorAll('#root *')];
    return [
      ...(reacts.length > 0 && !reacts.some(propsOf) ? ['React keeps its attributes elsewhere: mend this gate'] : []),
      ...inside('*')
        .filter((element) => answersClick(element) && !isInControl(element))
        .map((element) => `answers a click, and no key reaches it: ${say(element)}`),
    ];
  });
};
