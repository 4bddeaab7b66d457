import { useSearch } from '@tanstack/react-router';
import { LogIn } from 'lucide-react';
import { signInAddress } from '#src/api/session.ts';
import { buttonClass } from '#src/kit/controls/button.tsx';
import { PageHeader } from '#src/shell/page-header.tsx';
import { localPath } from './local-path.ts';

/** Where somebody without a session lands. Signing in itself happens at the organization's own provider. */
export function SignInPage() {
  const { return: returnTo } = useSearch({ from: '/sign-in' });
  return (
    <div className="mx-auto mt-[12vh] max-w-sm rounded-lg border border-line bg-surface-raised p-6">
      <PageHeader description="You are signed out. Sign in to see and change who may do what in your organization." />
      <a href={signInAddress(localPath(returnTo))} className={buttonClass('primary')}>
        <LogIn aria-hidden="true" />
        Sign in
      </a>
    </div>
  );
}
