import { useRouterState } from '@tanstack/react-router';
import { signInAddress } from '#src/api/session.ts';
import { buttonClass } from '#src/kit/controls/button.tsx';

/**
 * The way back in beside what is open: this page, and what was typed into it, stays. The new tab shows the page without its
 * search: the form that is open here, empty there, would be taken for this one.
 */
export function SignInAgain({ variant = 'secondary' }: { variant?: 'primary' | 'secondary' }) {
  const here = useRouterState({ select: ({ location }) => location.pathname });
  return (
    <a href={signInAddress(here)} target="_blank" rel="noreferrer" className={buttonClass(variant)}>
      Sign in in a new tab
    </a>
  );
}
