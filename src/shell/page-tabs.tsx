import { Link, useParams } from '@tanstack/react-router';
import { useListedPages } from './listed-pages.ts';
import { NavTabs } from './nav-tabs.tsx';

type TabsProps = { of: 'project' | 'settings' };

const names = { project: 'Project', settings: 'Organization Settings' };
const exactly = { exact: true, includeSearch: false };

/** The pages of the open project, or of Organization Settings, above each of them. */
export function PageTabs({ of }: TabsProps) {
  const params = useParams({ strict: false });
  const pages = useListedPages().filter((page) => page.in === of);
  return (
    <div className="mb-3 border-b border-line">
      <NavTabs aria-label={names[of]} className="-mx-2.5">
        {pages.map(({ to, label }) => (
          <li key={to}>
            <Link to={to} params={params} activeOptions={exactly} className={tabClass}>
              {label}
            </Link>
          </li>
        ))}
      </NavTabs>
    </div>
  );
}

const tabClass =
  'relative flex h-9 items-center rounded-md px-2.5 font-medium whitespace-nowrap text-text-muted no-underline -outline-offset-2 transition-colors after:absolute after:inset-x-2.5 after:bottom-0 after:h-0.5 after:rounded-full hover:text-text aria-[current=page]:text-text aria-[current=page]:after:bg-accent forced-colors:aria-[current=page]:after:bg-[Highlight]';
