import { Link } from '@tanstack/react-router';
import { useListedPages } from './listed-pages.ts';
import { NavTabs } from './nav-tabs.tsx';

type TabsProps = { organizationId: string; projectId: string };

const exactly = { exact: true, includeSearch: false };

/** The pages of one project, above each of them. */
export function ProjectTabs({ organizationId, projectId }: TabsProps) {
  const pages = useListedPages().filter((page) => page.in === 'project');
  return (
    <div className="mb-3 border-b border-line">
      <NavTabs aria-label="Project" className="-mx-2.5">
        {pages.map(({ to, label }) => (
          <li key={to}>
            <Link to={to} params={{ organizationId, projectId }} activeOptions={exactly} className={tabClass}>
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
