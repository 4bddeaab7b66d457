import { createFileRoute } from '@tanstack/react-router';
import * as v from 'valibot';
import { SignInPage } from '#src/features/session/sign-in-page.tsx';

export const Route = createFileRoute('/sign-in')({
  validateSearch: v.object({ return: v.optional(v.fallback(v.string(), '/')) }),
  staticData: { title: 'Sign in' },
  component: SignInPage,
});
