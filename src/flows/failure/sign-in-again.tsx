import { useRouterState } from '@tanstack/react-router';
import { signInAddress } from '#src/api/session.ts';
import { buttonClass } from '#src/kit/controls/button.tsx';

/**
 * Opens the sign-in in a new tab, so that this page and what was typed stay. The new tab gets the page without its search:
 * an empty copy of the open form could be mistaken for this one.
 */
export function SignInAgain({ variant = 'secondary' }: { variant?: 'primary' | 'secondary' }) {
  const here = useRouterState({ select: ({ location }) => location.pathname });
  return (
    <a href={signInAddress(here)} target="_blank" rel="noreferrer" className={buttonClass(variant)}>
      Sign in in a new tab
    </a>
  );
}
