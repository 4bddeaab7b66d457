import { Link, Outlet, useParams } from '@tanstack/react-router';
import { NavTabs, subTabClass } from '#layout/nav-tabs.tsx';

const pages = [
  ['/organizations/$organizationId/iam/role-bindings', 'Role Bindings'],
  ['/organizations/$organizationId/iam/roles', 'Roles'],
  ['/organizations/$organizationId/iam/service-accounts', 'Service Accounts'],
] as const;

/** The pages of Identity & Access Management, under their own row of tabs. */
export function IamLayout() {
  return (
    <>
      <IamTabs />
      <Outlet />
    </>
  );
}

export function IamTabs() {
  const { organizationId } = useParams({ from: '/organizations/$organizationId' });
  return (
    <NavTabs aria-label="Identity & Access Management" className="-mx-2.5 -mt-3 mb-5">
      {pages.map(([to, label]) => (
        <li key={to}>
          <Link to={to} params={{ organizationId }} className={subTabClass}>
            {label}
          </Link>
        </li>
      ))}
    </NavTabs>
  );
}
