import type { ServiceImpl } from '@connectrpc/connect';
import { type Access, visibleTo } from '#domain/authorize.ts';
import { type Caller, callerOf } from '#domain/caller.ts';
import type { Host } from '#domain/host.ts';
import { readList } from '#domain/read-list.ts';
import type { ProjectScope } from '#domain/rules/access.ts';
import { projectMessage } from '#domain/services/messages.ts';
import { organizationMessages } from '#domain/services/organization-messages.ts';
import { projectTokens } from '#domain/services/project-tokens.ts';
import { projects } from '#domain/services/projects.ts';
import type { VisibleProjects } from '#domain/store/store.ts';
import { ProjectService } from '#proto/polarsignals/project/v1alpha1/project_pb.ts';

const method = ProjectService.method;

/** Projects, and their legacy tokens. */
export function projectService(host: Host): ServiceImpl<typeof ProjectService> {
  const { store, ids } = host;
  return {
    /**
     * Every organization that the caller is in, even without projects, so that people find their way in. The pages are of
     * projects; one that isn't the first leaves out the organizations of which it has none.
     */
    async getProjects(request, context) {
      const caller = callerOf(context);
      const accesses = await visibleTo(store, caller);
      const list = [method.getProjects.name, ...whoseProjects(caller)];
      const { rows, ...part } = await readList(ids, request, list, (page) =>
        store.projects.page(accesses.map(visibleProjects), page),
      );
      const ofOrganization = (id: string) =>
        rows.filter(({ organizationId }) => organizationId === id).map(projectMessage);
      const all = await organizationMessages(store, accesses);
      const trees = all.map((organization) =>
        Object.assign(organization, { projects: ofOrganization(organization.id) }),
      );
      const isFirst = request.pageToken === '';
      const organizations = trees.filter((tree) => isFirst || tree.projects.length > 0);
      return { ...part, organizations };
    },

    ...projects(host),
    ...projectTokens(host),
  };
}

/** The projects that the caller sees: all with an organization-wide `project.list`, otherwise those of their own role bindings. */
function visibleProjects(access: Access): VisibleProjects {
  const mayList = (scope: ProjectScope) => access.at(scope).has('project.list');
  const projectIds = mayList(null) ? 'all' : access.scopes.filter((scope) => scope !== null).filter(mayList);
  return { organizationId: access.organization.id, projectIds };
}

/** The caller, as a part of the page token: a token that one caller got is refused when another sends it. */
function whoseProjects(caller: Caller): readonly string[] {
  if (caller.kind === 'user') return [caller.subject];
  return [caller.subject, caller.organizationId, caller.projectId ?? ''];
}
