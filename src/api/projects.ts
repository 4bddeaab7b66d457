import { queryOptions } from '@tanstack/react-query';
import { ProjectService } from '#proto/polarsignals/project/v1alpha1/project_pb.ts';
import { rpcQuery } from './rpc-query.ts';
import { present } from './transport.ts';

const { method } = ProjectService;

/** Somebody else may rename or delete a project: a person who returns to the tab must see it by its name of now. */
const refetchOnWindowFocus = 'always';

/** The person's organizations, each with the projects that they can see: all that the shell needs. */
export function organizationsQuery() {
  return queryOptions({
    ...rpcQuery(method.getProjects, {}),
    refetchOnWindowFocus,
    select: ({ organizations }) => organizations,
  });
}

/** The projects of one organization that the person can see. Shares its request with `organizationsQuery`. */
export function projectsQuery(organizationId: string) {
  return queryOptions({
    ...rpcQuery(method.getProjects, {}),
    refetchOnWindowFocus,
    select: ({ organizations }) => organizations.find(({ id }) => id === organizationId)?.projects ?? [],
  });
}

/** One project. Fails with NotFound for one that the person can't see. */
export function projectQuery(id: string) {
  return queryOptions({
    ...rpcQuery(method.getProject, { id }),
    refetchOnWindowFocus,
    select: ({ project }) => present(project, 'project'),
  });
}
