import { Link, useParams } from '@tanstack/react-router';
import { cloneElement, type ReactNode, Suspense, useContext, useEffect } from 'react';
import { Skeleton } from '#src/kit/feedback/skeleton.tsx';
import { lazyPart } from '#src/kit/loading/lazy-part.tsx';
import { WhyLink } from '#src/kit/overlays/why-link.ts';
import { cx } from '#src/lib/cx.ts';
import type { HelpWords } from './page-help.tsx';
import { type Crumb, documentTitle, useCrumbs } from './page-title.ts';

const PageHelp = lazyPart(() => import('./page-help.tsx').then((module) => module.PageHelp));

export type PageHeaderProps = {
  /** One sentence about the purpose of the page. */
  description?: ReactNode;
  /** The buttons, the main one last. */
  actions?: ReactNode;
  /** Facts about the one thing that the page shows, such as its ID. */
  facts?: ReactNode;
  /** Why the person can change nothing on the page. */
  readOnly?: string | undefined;
  /** Only for routes without a title, as on an error page; otherwise the route's title is used. */
  title?: string | undefined;
  /** The text of the help beside the title. */
  help?: HelpWords | undefined;
};

/** The head of every page: breadcrumb, h1, description, actions. Sets the document's title. */
export function PageHeader({ description, actions, facts, readOnly, title, help }: PageHeaderProps) {
  const crumbs = useCrumbs();
  const heading = title ?? crumbs.at(-1)?.title ?? '';
  const organization = crumbs.length > 1 ? crumbs[0]?.title : undefined;
  const { organizationId } = useParams({ strict: false });
  // The last part is this page, but for one that wasn't found.
  const above = crumbs.at(-1)?.title === heading ? crumbs.slice(0, -1) : crumbs;
  const isUnnamed = title === undefined && organizationId !== undefined && crumbs.length === 1;
  useEffect(() => {
    document.title = documentTitle(heading, organization);
  }, [heading, organization]);
  return (
    <header className="mb-3">
      <div className="flex flex-wrap items-start justify-between gap-x-3 gap-y-2">
        <div className="flex min-h-8 min-w-0 flex-1 basis-36 flex-wrap items-center gap-x-1.5">
          {/* Keeps the heading's place while the organization's name loads. */}
          {isUnnamed ? <Skeleton className="h-4 w-12 max-sm:hidden" /> : <Breadcrumbs crumbs={above} />}
          {/* Takes the focus after a navigation: readers read where they are, and Tab starts at the page. */}
          <div className="flex min-w-0 items-center gap-1">
            <h1 tabIndex={-1} className="min-w-0 text-xl font-semibold tracking-tight wrap-anywhere">
              <bdi>{heading}</bdi>
            </h1>
            {help && (
              <Suspense fallback={<span className="size-6" />}>
                <PageHelp {...help} />
              </Suspense>
            )}
          </div>
        </div>
        {actions && <div className="flex flex-wrap items-center gap-2 max-sm:[&_button]:px-2.5">{actions}</div>}
      </div>
      {description && (
        <p className="mt-0.5 max-w-[72ch] text-text-muted max-sm:mt-1.5 xl:max-w-[110ch]">{description}</p>
      )}
      {facts && <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-2 text-sm">{facts}</div>}
      {readOnly !== undefined && (
        <details className="mt-2 max-w-[72ch] text-sm text-text-muted">
          <summary className="min-h-6 w-fit list-none rounded-sm">
            Read only. <span className="text-accent underline underline-offset-2">Why?</span>
          </summary>
          {readOnly} <ExplainWhy reason={readOnly} />
        </details>
      )}
    </header>
  );
}

/** The link that explains a reason, where there is one. */
function ExplainWhy({ reason }: { reason: string }) {
  const link = useContext(WhyLink)(reason);
  return (
    link && cloneElement(link, { className: 'rounded-sm text-accent underline underline-offset-2' }, 'Explain why')
  );
}

/** On a narrow screen the organization is omitted, because the header shows it. */
function Breadcrumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  if (crumbs.length === 0) return null;
  return (
    <nav aria-label="Breadcrumb" className={crumbs.length === 1 ? 'max-sm:hidden' : undefined}>
      <ol className="flex flex-wrap items-center gap-x-1.5 text-text-muted">
        {crumbs.map(({ title, pathname }, at) => (
          <li
            key={pathname}
            className={cx(
              'flex min-w-0 items-center gap-1.5 after:text-line-strong after:content-["/"]',
              at === 0 && 'max-sm:hidden',
            )}
          >
            <Link
              to={pathname}
              className="inline-flex min-h-6 min-w-0 items-center rounded-sm no-underline hover:text-text hover:underline"
            >
              <bdi className="line-clamp-1 max-w-48 wrap-anywhere">{title}</bdi>
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
