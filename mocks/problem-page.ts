import { element, showPlainPage } from '#mocks/plain-page.ts';

/** Shows, instead of the console, what is wrong with the address, so that a typo is noticed at once. */
export function showProblems(problems: readonly string[]): void {
  const list = element('ul');
  list.append(...problems.map((problem) => element('li', withVisibleDirections(problem))));
  const anew = element('a', 'Open the console without any of it');
  anew.href = location.pathname;
  showPlainPage(
    'The mocks can’t do what the address asks',
    element('p', 'Nothing of it was taken over. Correct the address, then reload.'),
    list,
    anew,
  );
}

/** Makes direction marks visible, because they would also reorder our own words. */
export function withVisibleDirections(text: string): string {
  return text.replaceAll(/\p{Bidi_Control}/gu, (mark) => `⟨U+${mark.charCodeAt(0).toString(16).toUpperCase()}⟩`);
}
