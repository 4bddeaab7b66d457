import { Link } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { type Crumb, documentTitle, useCrumbs } from './page-title.ts';

export type PageHeaderProps = {
  /** One sentence that says what the page is for. */
  description?: ReactNode;
  /** The primary action last. */
  actions?: ReactNode;
  /** Facts about the one thing that the page shows, such as its id. */
  facts?: ReactNode;
  /** Only where the route has no title, as on an error page: everywhere else the route's own stands. */
  title?: string | undefined;
};

/** The head of every page: breadcrumb, h1, what the page is for, what can be done. Sets the document's title. */
export function PageHeader({ description, actions, facts, title }: PageHeaderProps) {
  const crumbs = useCrumbs();
  const heading = title ?? crumbs.at(-1)?.title ?? '';
  const organization = crumbs.length > 1 ? crumbs[0]?.title : undefined;
  useEffect(() => {
    document.title = documentTitle(heading, organization);
  }, [heading, organization]);
  return (
    <header className="mb-5">
      <Breadcrumbs crumbs={crumbs.slice(1, -1)} />
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 flex-1 basis-80">
          {/* Takes the focus after a navigation, so that the next Tab starts at the page and readers hear where they are. */}
          <h1 tabIndex={-1} className="text-xl font-semibold tracking-tight wrap-anywhere">
            <bdi>{heading}</bdi>
          </h1>
          {description && <p className="mt-1 max-w-[72ch] text-text-muted">{description}</p>}
          {facts && <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-2 text-sm">{facts}</div>}
        </div>
        {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </div>
    </header>
  );
}

function Breadcrumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  if (crumbs.length === 0) return null;
  return (
    <nav aria-label="Breadcrumb" className="mb-1">
      <ol className="flex flex-wrap items-center gap-x-1.5 text-sm text-text-muted">
        {crumbs.map(({ title, pathname }) => (
          <li
            key={pathname}
            className="after:ml-1.5 after:text-line-strong after:content-['/'] last:after:content-none"
          >
            <Link
              to={pathname}
              className="inline-flex min-h-6 items-center rounded-sm no-underline hover:text-text hover:underline"
            >
              <bdi>{title}</bdi>
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
