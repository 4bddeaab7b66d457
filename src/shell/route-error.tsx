import { type ErrorComponentProps, Link, Navigate, useParams, useRouter } from '@tanstack/react-router';
import { FileQuestionMark, Lock } from 'lucide-react';
import { useTransition } from 'react';
import { isPermission, type Permission } from '#domain/rules/permissions.ts';
import { useReasonFor } from '#src/access/use-reason-for.ts';
import { type ApiError, readError } from '#src/api/errors.ts';
import { buttonClass } from '#src/kit/controls/button.tsx';
import { EmptyState } from '#src/kit/feedback/empty-state.tsx';
import { ErrorPanel } from '#src/kit/feedback/error-panel.tsx';
import { useNewBuild } from '#src/kit/loading/use-new-build.ts';
import { PageHeader } from './page-header.tsx';
import { useCrumbs } from './page-title.ts';

/** What a page shows when its data can't be had. `place` is what to call a page without a title. */
export function RouteError({ error, place = 'This page' }: ErrorComponentProps & { place?: string }) {
  const router = useRouter();
  const crumbs = useCrumbs();
  const title = crumbs.length > 1 ? crumbs.at(-1)?.title : undefined;
  const [retrying, startRetry] = useTransition();
  if (useNewBuild(error)) return null;
  const apiError = readError(error);
  if (apiError.kind === 'signed-out') {
    return <Navigate to="/sign-in" search={{ return: router.state.location.href }} replace />;
  }
  if (apiError.kind === 'not-found') return <NotFound />;
  return (
    <>
      <PageHeader title={title ?? place} />
      {apiError.kind === 'denied' ? (
        <Denied error={apiError} />
      ) : (
        <ErrorPanel
          title={`${title ?? place} could not be loaded`}
          onRetry={() => startRetry(() => router.invalidate())}
          retrying={retrying}
        >
          {apiError.message}
        </ErrorPanel>
      )}
    </>
  );
}

/** RouteError where it is not known which organizations there are. */
export function OrganizationsError(props: ErrorComponentProps) {
  return <RouteError {...props} place="Your organizations" />;
}

/** A denial is never retried: only somebody else can change it. */
function Denied({ error }: { error: ApiError }) {
  const { organizationId } = useParams({ strict: false });
  const missing = error.missingPermissions.filter(isPermission);
  return (
    <EmptyState icon={<Lock />} title="You can’t see this page">
      {organizationId && missing.length > 0 ? (
        <Reason organizationId={organizationId} missing={missing} />
      ) : (
        error.message
      )}
    </EmptyState>
  );
}

function Reason({ organizationId, missing }: { organizationId: string; missing: readonly Permission[] }) {
  return useReasonFor(organizationId, missing);
}

/** An address that leads nowhere, or to something that is gone or not to be seen: the three must look alike. */
export function NotFound() {
  return (
    <>
      <PageHeader title="Not found" />
      <EmptyState
        icon={<FileQuestionMark />}
        title="There is nothing at this address"
        action={
          <Link to="/" className={buttonClass()}>
            Go to the start
          </Link>
        }
      >
        It may have been deleted, or it belongs to an organization that you can’t see.
      </EmptyState>
    </>
  );
}
