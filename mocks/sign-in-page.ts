import { people } from '#domain/seed.ts';
import { announceSignIn, signIn } from '#mocks/personas.ts';
import { element, showPlainPage } from '#mocks/plain-page.ts';
import { returnAddress } from '#mocks/return-address.ts';

/** Stands in for the provider's page: a button for each person of the seed world, then back to where they came from. */
export function showSignInPage(): void {
  const buttons = Object.values(people).map(({ name, email, ability }) => {
    const button = element('button', email);
    button.type = 'button';
    const about = element('p', `${name} · ${ability}`);
    about.id = email;
    button.setAttribute('aria-describedby', email);
    button.addEventListener('click', () => {
      signIn(email, sessionStorage);
      announceSignIn(email);
      location.replace(returnAddress(new URL(location.href)));
    });
    return [button, about];
  });
  showPlainPage(
    'Sign in to the demo',
    element('p', 'Choose a person to continue as. There is no password.'),
    ...buttons.flat(),
  );
}
