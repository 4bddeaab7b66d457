import { people } from '#domain/seed.ts';
import { signIn } from '#mocks/personas.ts';
import './sign-in-page.css';

/** The stand-in for the provider's page: one button a person of the seed world, then back to where they came from. */
export function showSignInPage(): void {
  document.title = 'Sign in';
  const buttons = Object.values(people).map(({ email }) => {
    const button = element('button', email);
    button.type = 'button';
    button.addEventListener('click', () => {
      signIn(email, sessionStorage);
      location.replace(returnAddress());
    });
    return button;
  });
  const main = element('main');
  main.className = 'mock-sign-in';
  main.append(
    element('h1', 'Sign in to the demo'),
    element('p', 'Choose who to be. No password is asked.'),
    ...buttons,
  );
  document.getElementById('root')?.replaceChildren(main);
}

/** Only ever an address of this origin. */
function returnAddress(): string {
  const wanted = new URL(new URLSearchParams(location.search).get('return') ?? '/', location.origin);
  return wanted.origin === location.origin ? wanted.href : '/';
}

function element<Name extends keyof HTMLElementTagNameMap>(name: Name, text = ''): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
