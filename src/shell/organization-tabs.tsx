import { Link } from '@tanstack/react-router';
import { Bot, CircleQuestionMark, KeyRound, ShieldCheck } from 'lucide-react';
import { NavTabs } from './nav-tabs.tsx';

type TabsProps = { organizationId: string };

const beforeIam = [
  ['/organizations/$organizationId/overview', 'Overview'],
  ['/organizations/$organizationId/projects', 'Projects'],
] as const;
const iam = ['/organizations/$organizationId/iam', 'Identity & Access Management'] as const;
const settings = ['/organizations/$organizationId/settings', 'Organization Settings'] as const;

const iamPages = [
  ['/organizations/$organizationId/iam/role-bindings', 'Role Bindings', KeyRound],
  ['/organizations/$organizationId/iam/roles', 'Roles', ShieldCheck],
  ['/organizations/$organizationId/iam/service-accounts', 'Service Accounts', Bot],
  ['/organizations/$organizationId/iam/explain-access', 'Explain Access', CircleQuestionMark],
] as const;

const tabClass =
  'relative flex h-10 items-center rounded-md px-2.5 font-medium whitespace-nowrap text-text-muted no-underline -outline-offset-2 transition-colors after:absolute after:inset-x-2.5 after:bottom-0 after:h-0.5 after:rounded-full hover:text-text aria-[current=page]:text-text aria-[current=page]:after:bg-accent lg:h-13 forced-colors:aria-[current=page]:after:bg-[Highlight]';

/**
 * The areas of an organization, in the header. Below 1024 px there is no room for a rail: then this row shows the pages of
 * Identity & Access Management instead of the area, so that one row leads everywhere.
 */
export function OrganizationTabs({ organizationId, isIam }: TabsProps & { isIam: boolean }) {
  const tab = (to: (typeof beforeIam)[number][0] | (typeof iam)[0] | (typeof settings)[0], label: string) => (
    <Link to={to} params={{ organizationId }} className={tabClass}>
      {label}
    </Link>
  );
  return (
    <NavTabs
      aria-label="Organization"
      className="max-lg:-mx-2.5 max-lg:order-last lg:ml-2 max-lg:basis-[calc(100%+1.25rem)]"
    >
      {beforeIam.map(([to, label]) => (
        <li key={to}>{tab(to, label)}</li>
      ))}
      <li className={isIam ? 'max-lg:hidden' : undefined}>{tab(...iam)}</li>
      {isIam &&
        iamPages.map(([to, label]) => (
          <li key={to} className="lg:hidden">
            <Link to={to} params={{ organizationId }} className={tabClass}>
              {label}
            </Link>
          </li>
        ))}
      <li>{tab(...settings)}</li>
    </NavTabs>
  );
}

/** The pages of Identity & Access Management, in a rail on the left of a wide window. */
export function IamRail({ organizationId }: TabsProps) {
  return (
    <nav aria-label={iam[1]} className="sticky top-4 w-52 shrink-0 self-start max-lg:hidden">
      <ul className="grid gap-0.5">
        {iamPages.map(([to, label, Icon]) => (
          <li key={to}>
            <Link
              to={to}
              params={{ organizationId }}
              className="flex h-8 items-center gap-2.5 rounded-md px-2.5 font-medium text-text-muted no-underline transition-colors hover:bg-surface-hover hover:text-text aria-[current=page]:bg-surface-hover aria-[current=page]:text-text forced-colors:aria-[current=page]:underline [&_svg]:size-4"
            >
              <Icon aria-hidden="true" />
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
