import type { ErrorComponentProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { AccountMenu } from '#layout/account-menu.tsx';
import { PagePending } from '#layout/page-pending.tsx';
import { NotFound, RouteError } from '#layout/route-error.tsx';
import { Shell } from '#layout/shell.tsx';
import { ThemeMenu } from '#layout/theme-menu.tsx';

/** The frame where there is no organization: nothing to switch, no tabs. */
export function BareShell({ children }: { children: ReactNode }) {
  return (
    <Shell
      menus={
        <>
          <ThemeMenu />
          <AccountMenu />
        </>
      }
    >
      {children}
    </Shell>
  );
}

/** RouteError for a route that would have brought the frame itself, out of the person's organizations. */
export function BareError(props: ErrorComponentProps) {
  return (
    <BareShell>
      <RouteError {...props} place="Your organizations" />
    </BareShell>
  );
}

/** NotFound for an address that belongs to no organization. */
export function BareNotFound() {
  return (
    <BareShell>
      <NotFound />
    </BareShell>
  );
}

/** Before it is known who is looking. */
export function BarePending() {
  return (
    <Shell>
      <PagePending />
    </Shell>
  );
}
