import { type ErrorComponentProps, Link, Navigate, useLocation, useMatches, useRouter } from '@tanstack/react-router';
import { FileQuestionMark } from 'lucide-react';
import { useTransition } from 'react';
import { Denied } from '#src/access/denied.tsx';
import { readError } from '#src/api/errors.ts';
import { buttonClass } from '#src/kit/controls/button.tsx';
import { EmptyState } from '#src/kit/feedback/empty-state.tsx';
import { ErrorPanel } from '#src/kit/feedback/error-panel.tsx';
import { useNewBuild } from '#src/kit/loading/use-new-build.ts';
import { PageHeader } from './page-header.tsx';
import { useCrumbs } from './page-title.ts';

/** Shown when a page's data fails to load. `place` is the name of a page without a title. */
export function RouteError({ error, place }: ErrorComponentProps & { place?: string }) {
  const router = useRouter();
  const crumbs = useCrumbs();
  // When not even the organization could be read, the page is known by its route.
  const asked = useMatches({ select: (matches) => matches.at(-1)?.staticData });
  const title = (crumbs.length > 1 ? crumbs.at(-1)?.title : undefined) ?? place ?? asked?.title ?? 'This page';
  const [retrying, startRetry] = useTransition();
  if (useNewBuild(error)) return null;
  const apiError = readError(error);
  if (apiError.kind === 'signed-out') {
    return <Navigate to="/sign-in" search={{ return: router.state.location.href }} replace />;
  }
  if (apiError.kind === 'not-found') return <NotFound />;
  return (
    <>
      <PageHeader title={title} description={place === undefined ? asked?.shape?.description : undefined} />
      {apiError.kind === 'denied' ? (
        <Denied title="You can’t see this page" permissions={apiError.missingPermissions} message={apiError.message} />
      ) : (
        <ErrorPanel
          title={`${title} could not be loaded`}
          onRetry={() => startRetry(() => router.invalidate())}
          retrying={retrying}
        >
          {apiError.message}
        </ErrorPanel>
      )}
    </>
  );
}

/** RouteError for when the organizations are unknown. */
export function OrganizationsError(props: ErrorComponentProps) {
  return <RouteError {...props} place="Your organizations" />;
}

/** For an address that doesn't exist, is deleted or may not be seen: the three must look the same. */
export function NotFound() {
  const { pathname } = useLocation();
  const above = useCrumbs().findLast((crumb) => withoutSlash(crumb.pathname) !== withoutSlash(pathname));
  return (
    <>
      <PageHeader title="Page not found" />
      <EmptyState
        icon={<FileQuestionMark />}
        title="There is no page at this address"
        action={
          <Link to={above?.pathname ?? '/'} className={buttonClass()}>
            Go to {above ? <bdi>{above.title}</bdi> : 'home'}
          </Link>
        }
      >
        It may have been deleted, or you don’t have access to it.
      </EmptyState>
    </>
  );
}

/** The router ends the path of a list with a slash. */
function withoutSlash(pathname: string): string {
  return pathname.replace(/\/$/, '');
}
