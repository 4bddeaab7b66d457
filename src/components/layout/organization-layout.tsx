import { Link, Outlet, useMatchRoute, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { AccountMenu } from '#layout/account-menu.tsx';
import { IamTabs } from '#layout/iam-layout.tsx';
import { NavTabs, navTabClass } from '#layout/nav-tabs.tsx';
import { PagePending } from '#layout/page-pending.tsx';
import { SessionEndedNotice } from '#layout/session-ended-notice.tsx';
import { Shell } from '#layout/shell.tsx';
import { OrganizationSwitcher, ProjectSwitcher } from '#layout/switchers.tsx';
import { ThemeMenu } from '#layout/theme-menu.tsx';
import { Skeleton } from '#ui/skeleton.tsx';

/** The console inside one organization: header, tabs, page. */
export function OrganizationLayout() {
  const { organizationId } = useParams({ from: '/organizations/$organizationId' });
  return (
    <Frame
      place={
        <>
          <OrganizationSwitcher organizationId={organizationId} />
          <ProjectSwitcher organizationId={organizationId} />
        </>
      }
      account={<AccountMenu />}
    >
      <SessionEndedNotice />
      <Outlet />
    </Frame>
  );
}

/** The same before it is known who is looking, and at what: all that does not depend on it stands already. */
export function OrganizationPending() {
  const matchRoute = useMatchRoute();
  const isIam = matchRoute({ to: '/organizations/$organizationId/iam', fuzzy: true, pending: true });
  return (
    <Frame
      place={<Skeleton className="ml-2 h-4 w-36" />}
      account={
        <span className="mx-0.5 block size-7 overflow-hidden rounded-full">
          <Skeleton className="size-7" />
        </span>
      }
    >
      {isIam && <IamTabs />}
      <PagePending />
    </Frame>
  );
}

const tabs = [
  ['/organizations/$organizationId/projects', 'Projects'],
  ['/organizations/$organizationId/iam', 'Identity & Access Management'],
  ['/organizations/$organizationId/settings', 'Organization Settings'],
] as const;

function Frame({ place, account, children }: { place: ReactNode; account: ReactNode; children: ReactNode }) {
  const { organizationId } = useParams({ from: '/organizations/$organizationId' });
  return (
    <Shell
      place={place}
      menus={
        <>
          <ThemeMenu />
          {account}
        </>
      }
      navigation={
        <NavTabs aria-label="Organization" className="-mx-3">
          {tabs.map(([to, label]) => (
            <li key={to}>
              <Link to={to} params={{ organizationId }} className={navTabClass}>
                {label}
              </Link>
            </li>
          ))}
        </NavTabs>
      }
    >
      {children}
    </Shell>
  );
}
