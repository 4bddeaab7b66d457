import { Link, Outlet, useParams } from '@tanstack/react-router';
import { AccountMenu } from '#layout/account-menu.tsx';
import { NavTabs, navTabClass } from '#layout/nav-tabs.tsx';
import { SessionEndedNotice } from '#layout/session-ended-notice.tsx';
import { Shell } from '#layout/shell.tsx';
import { OrganizationSwitcher, ProjectSwitcher } from '#layout/switchers.tsx';
import { ThemeMenu } from '#layout/theme-menu.tsx';

const tabs = [
  ['/organizations/$organizationId/projects', 'Projects'],
  ['/organizations/$organizationId/iam', 'Identity & Access Management'],
  ['/organizations/$organizationId/settings', 'Organization Settings'],
] as const;

/** The console inside one organization: header, tabs, page. */
export function OrganizationLayout() {
  const { organizationId } = useParams({ from: '/organizations/$organizationId' });
  return (
    <Shell
      place={
        <>
          <OrganizationSwitcher organizationId={organizationId} />
          <ProjectSwitcher organizationId={organizationId} />
        </>
      }
      menus={
        <>
          <ThemeMenu />
          <AccountMenu />
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
      <SessionEndedNotice />
      <Outlet />
    </Shell>
  );
}
