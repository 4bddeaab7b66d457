import type { ServiceImpl } from '@connectrpc/connect';
import { record } from '#domain/audit.ts';
import { authorize, demand, findAccess, nobodys } from '#domain/authorize.ts';
import { type Caller, callerOf } from '#domain/caller.ts';
import { alreadyExists, failedPrecondition, notFound, quotaExhausted } from '#domain/errors.ts';
import type { Host } from '#domain/host.ts';
import { permissionOf } from '#domain/permission-table.ts';
import { readAlike } from '#domain/rules/hidden-characters.ts';
import { maxProjects } from '#domain/rules/quota.ts';
import { projectMessage } from '#domain/services/messages.ts';
import { removeWithAllInIt } from '#domain/services/project-cascade.ts';
import { isOn } from '#domain/single-sign-on/admit.ts';
import type { Project } from '#domain/store/records.ts';
import type { StoreReader } from '#domain/store/store.ts';
import { transactionOf } from '#domain/transaction-of.ts';
import { Validation } from '#domain/validation.ts';
import { ProjectService } from '#proto/polarsignals/project/v1alpha1/project_pb.ts';

const method = ProjectService.method;
type ProjectMethods = 'getProject' | 'createProject' | 'updateProject' | 'deleteProject' | 'getLoginConfigForProject';

/** Single projects. */
export function projects(host: Host): Pick<ServiceImpl<typeof ProjectService>, ProjectMethods> {
  const { store, clock, ids } = host;
  return {
    async getProject({ id }, context) {
      return { project: projectMessage(await allowedProject(store, callerOf(context), method.getProject, id)) };
    },

    async createProject({ organizationId, name: rawName }, context) {
      const caller = callerOf(context);
      return transactionOf(store, caller, async (tx) => {
        await authorize(tx, caller, method.createProject, organizationId);
        const name = validName(rawName);
        const others = await tx.projects.ofOrganization(organizationId);
        refuseTakenName(others, name);
        if (others.length >= maxProjects) {
          throw quotaExhausted(
            `The organization has ${maxProjects} projects, the most it may have. Delete one that is no longer used.`,
            maxProjects,
          );
        }
        const project = { id: ids.uuid(), organizationId, name, createdAt: clock() };
        await tx.projects.add(project);
        await record(host, tx, caller, method.createProject, organizationId, { id: project.id, name });
        return { id: project.id };
      });
    },

    async updateProject({ id, name: rawName, expectedName }, context) {
      const caller = callerOf(context);
      return transactionOf(store, caller, async (tx) => {
        const project = await allowedProject(tx, caller, method.updateProject, id);
        const { organizationId } = project;
        const name = validName(rawName);
        refuseOtherName(project, expectedName);
        if (name === project.name) return {};
        const others = await tx.projects.ofOrganization(organizationId);
        refuseTakenName(
          others.filter((other) => other.id !== id),
          name,
        );
        await tx.projects.update({ ...project, name });
        await record(host, tx, caller, method.updateProject, organizationId, { id, name, before: project.name });
        return {};
      });
    },

    async deleteProject({ id, expectedName }, context) {
      const caller = callerOf(context);
      return transactionOf(store, caller, async (tx) => {
        const project = await allowedProject(tx, caller, method.deleteProject, id);
        refuseOtherName(project, expectedName);
        const target = await removeWithAllInIt(tx, project);
        await record(host, tx, caller, method.deleteProject, project.organizationId, target);
        return {};
      });
    },

    async getLoginConfigForProject({ projectId }, context) {
      const project = await allowedProject(store, callerOf(context), method.getLoginConfigForProject, projectId);
      const setup = await store.singleSignOn.ofOrganization(project.organizationId);
      const isSsoEnabled = setup !== undefined && isOn(host, setup);
      return { loginConfig: { isSsoEnabled, ssoIdentifier: isSsoEnabled ? setup.identifier : '' } };
    },
  };
}

/**
 * The project, if the caller has the method's permission there. Throws NotFound for one that isn't there or that the caller's
 * organizations don't have, and PermissionDenied.
 */
export async function allowedProject(
  reader: StoreReader,
  caller: Caller,
  called: Parameters<typeof permissionOf>[0],
  id: string,
): Promise<Project> {
  const project = await reader.projects.byId(id);
  const access = await findAccess(reader, caller, project?.organizationId ?? nobodys, id);
  if (!project || !access) throw notFound('project');
  demand(access, permissionOf(called), id);
  return project;
}

function validName(raw: string): string {
  const input = new Validation();
  const name = input.name(raw);
  input.done();
  return name;
}

function refuseTakenName(others: readonly Project[], name: string): void {
  if (!others.some((other) => readAlike(other.name, name))) return;
  throw alreadyExists('NAME_TAKEN', `A project named “${name}” exists already. Choose another name.`);
}

/** Refuses a change by somebody who has seen another name than the project has now. */
function refuseOtherName(project: Project, expected: string): void {
  if (expected === '' || expected === project.name) return;
  throw failedPrecondition(
    'STALE_PROJECT',
    `The project is called “${project.name}” now: somebody renamed it meanwhile. Nothing was changed. Look at it again first.`,
  );
}
