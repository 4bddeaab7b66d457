import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Outlet, useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { readError } from '#src/api/errors.ts';
import { isGone } from '#src/api/is-gone.ts';
import { projectQuery } from '#src/api/projects.ts';
import { PageTabs } from '#src/shell/page-tabs.tsx';
import { ProjectGone } from './project-gone.tsx';

const routeId = '/organizations/$organizationId/projects/$projectId';
const route = getRouteApi(routeId);

/** The frame of a project's pages: the tabs that lead to them. Titles follow when the project is renamed, here or elsewhere. */
export function ProjectFrame() {
  const { projectId } = route.useParams();
  // Where the project could not be read, this is drawn once more before the failure is.
  const title = route.useMatch({ select: ({ loaderData }) => loaderData?.title });
  const router = useRouter();
  const { data: project, error } = useSuspenseQuery(projectQuery(projectId));
  const isRenamed = title !== undefined && project.id === projectId && project.name !== title;
  useEffect(() => {
    if (isRenamed) void router.invalidate({ filter: (match) => match.routeId === routeId });
  }, [isRenamed, router]);
  // Somebody else can delete it while this page is open.
  if (error && isGone(readError(error))) return <ProjectGone />;
  return (
    <>
      <PageTabs of="project" />
      <Outlet />
    </>
  );
}
