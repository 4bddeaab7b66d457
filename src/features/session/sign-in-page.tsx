import { useSearch } from '@tanstack/react-router';
import { LogIn } from 'lucide-react';
import { returnPath } from '#domain/rules/return-path.ts';
import { signInAddress } from '#src/api/session.ts';
import { buttonClass } from '#src/kit/controls/button.tsx';
import { cx } from '#src/lib/cx.ts';
import { PageHeader } from '#src/shell/page-header.tsx';
import { SingleSignOn } from './single-sign-on.tsx';

/** Shown to people without a session. They sign in at this installation's provider, or at their organization's own. */
export function SignInPage() {
  const { return: returnTo } = useSearch({ from: '/sign-in' });
  return (
    <div className="mx-auto mt-[12vh] max-w-sm rounded-lg border border-line bg-surface-raised p-6">
      <PageHeader description="You are signed out. Sign in to manage who has access to your organization." />
      <a href={signInAddress(returnPath(returnTo))} className={cx(buttonClass('primary'), 'mt-4 w-full')}>
        <LogIn aria-hidden="true" />
        Sign in
      </a>
      <p className="mt-4 text-sm text-text-muted">You continue at this console’s sign-in provider.</p>
      <SingleSignOn returnTo={returnPath(returnTo)} />
    </div>
  );
}
