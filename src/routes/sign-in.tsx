import { createFileRoute } from '@tanstack/react-router';
import { SignInPage } from '#src/features/session/sign-in-page.tsx';
import { searchParams, textParam } from '#src/lib/search-params.ts';

export const Route = createFileRoute('/sign-in')({
  validateSearch: searchParams({ return: textParam }),
  staticData: { title: 'Sign in' },
  component: SignInPage,
});
