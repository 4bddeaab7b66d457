import { Link } from '@tanstack/react-router';
import { useListedPages } from './listed-pages.ts';
import { NavTabs } from './nav-tabs.tsx';

type TabsProps = { organizationId: string };

const iam = '/organizations/$organizationId/iam';

const tabClass =
  'relative flex h-10 items-center rounded-md px-2.5 font-medium whitespace-nowrap text-text-muted no-underline -outline-offset-2 transition-colors after:absolute after:inset-x-2.5 after:bottom-0 after:h-0.5 after:rounded-full hover:text-text aria-[current=page]:text-text aria-[current=page]:after:bg-accent lg:h-13 forced-colors:aria-[current=page]:after:bg-[Highlight]';

/**
 * The areas of an organization, in the header. Below 1024 px there is no room for a rail: then this row shows the pages of
 * Identity & Access Management instead of the area, so that one row leads everywhere.
 */
export function OrganizationTabs({ organizationId, isIam }: TabsProps & { isIam: boolean }) {
  const pages = useListedPages().filter((page) => page.in === 'tabs' || (page.in === 'rail' && isIam));
  return (
    <NavTabs
      aria-label="Organization"
      className="max-lg:-mx-2.5 max-lg:order-last lg:ml-2 max-lg:basis-[calc(100%+1.25rem)]"
    >
      {pages.map(({ to, label, in: place }) => (
        <li key={to} className={place === 'rail' ? 'lg:hidden' : isIam && to === iam ? 'max-lg:hidden' : undefined}>
          <Link to={to} params={{ organizationId }} className={tabClass}>
            {label}
          </Link>
        </li>
      ))}
    </NavTabs>
  );
}

/** The pages of Identity & Access Management, in a rail on the left of a wide window. */
export function IamRail({ organizationId }: TabsProps) {
  const pages = useListedPages().filter((page) => page.in === 'rail');
  return (
    <nav aria-label="Identity & Access Management" className="sticky top-4 w-52 shrink-0 self-start max-lg:hidden">
      <ul className="grid gap-0.5">
        {pages.map(({ to, label, icon: Icon }) => (
          <li key={to}>
            <Link
              to={to}
              params={{ organizationId }}
              className="flex h-8 items-center gap-2.5 rounded-md px-2.5 font-medium text-text-muted no-underline transition-colors hover:bg-surface-hover hover:text-text aria-[current=page]:bg-surface-hover aria-[current=page]:text-text forced-colors:aria-[current=page]:underline [&_svg]:size-4"
            >
              {Icon && <Icon aria-hidden="true" />}
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
