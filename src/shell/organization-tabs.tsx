import { Link } from '@tanstack/react-router';
import { NavTabs, navTabClass, subTabClass } from './nav-tabs.tsx';

type TabsProps = { organizationId: string };

const organizationTabs = [
  ['/organizations/$organizationId/projects', 'Projects'],
  ['/organizations/$organizationId/iam', 'Identity & Access Management'],
  ['/organizations/$organizationId/settings', 'Organization Settings'],
] as const;

const iamTabs = [
  ['/organizations/$organizationId/iam/role-bindings', 'Role Bindings'],
  ['/organizations/$organizationId/iam/roles', 'Roles'],
  ['/organizations/$organizationId/iam/service-accounts', 'Service Accounts'],
] as const;

/** The places of an organization. */
export function OrganizationTabs({ organizationId }: TabsProps) {
  return (
    <NavTabs aria-label="Organization" className="-mx-3">
      {tabsTo(organizationTabs, organizationId, navTabClass)}
    </NavTabs>
  );
}

/** The pages of Identity & Access Management. */
export function IamTabs({ organizationId }: TabsProps) {
  return (
    <NavTabs aria-label="Identity & Access Management" className="-mx-2.5 -mt-3 mb-5">
      {tabsTo(iamTabs, organizationId, subTabClass)}
    </NavTabs>
  );
}

function tabsTo(tabs: typeof organizationTabs | typeof iamTabs, organizationId: string, className: string) {
  return tabs.map(([to, label]) => (
    <li key={to}>
      <Link to={to} params={{ organizationId }} className={className}>
        {label}
      </Link>
    </li>
  ));
}
