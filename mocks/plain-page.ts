import './plain-page.css';

/** Shows a page of the mocks instead of the console. */
export function showPlainPage(title: string, ...content: readonly HTMLElement[]): void {
  document.title = title;
  const main = element('main');
  main.className = 'mock-page';
  main.append(element('h1', title), ...content);
  document.getElementById('root')?.replaceChildren(main);
}

export function element<Name extends keyof HTMLElementTagNameMap>(name: Name, text = ''): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
