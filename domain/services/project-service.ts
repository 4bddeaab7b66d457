import type { ServiceImpl } from '@connectrpc/connect';
import { type Access, demand, findAccess, visibleTo } from '#domain/authorize.ts';
import { callerOf } from '#domain/caller.ts';
import { notFound } from '#domain/errors.ts';
import type { Host } from '#domain/host.ts';
import { permissionOf } from '#domain/permission-table.ts';
import { organizationMessage, projectMessage } from '#domain/services/messages.ts';
import { ProjectService } from '#proto/polarsignals/project/v1alpha1/project_pb.ts';

/** The projects that the caller can see. */
export function projectService({ store }: Host): ServiceImpl<typeof ProjectService> {
  const branch = async (access: Access) => {
    const { organization } = access;
    const projects = await store.projects.ofOrganization(organization.id);
    const visible = projects.filter((project) => access.at(project.id).has('project.list'));
    return { ...organizationMessage(organization), projects: visible.map(projectMessage) };
  };
  return {
    /** Every organization that the caller is in, even without projects, so that people find their way in. */
    async getProjects(_request, context) {
      const visible = await visibleTo(store, callerOf(context));
      return { organizations: await Promise.all(visible.map(branch)) };
    },

    async getProject({ id }, context) {
      const caller = callerOf(context);
      const project = await store.projects.byId(id);
      const access = project && (await findAccess(store, caller, project.organizationId));
      if (!access) throw notFound('project');
      demand(access, permissionOf(ProjectService.method.getProject), id);
      return { project: projectMessage(project) };
    },
  };
}
