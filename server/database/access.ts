import type { RoleBinding } from '#domain/store/records.ts';
import type { StoreReader } from '#domain/store/store.ts';
import { textsFromJson } from '#server/database/json.ts';
import { plainQuery } from '#server/database/plain-query.ts';
import type { Queries } from '#server/database/schema.ts';

/** The organization and, where the subject has role bindings, one of them with what it names. */
interface FactRow {
  readonly organizationId: string;
  readonly name: string;
  readonly createdAt: number;
  readonly createdBy: string;
  readonly askedProject: string | null;
  readonly bindingId: string | null;
  readonly subject: string;
  readonly role: string;
  readonly projectId: string | null;
  readonly boundAt: number;
  readonly boundBy: string;
  readonly permissions: string | null;
  readonly liveProject: string | null;
}

/** One row a role binding, or one alone for a subject without any. A custom role's reference ends with its name. */
const facts = plainQuery<FactRow>(`
  select organizations.id as organization_id, organizations.name, organizations.created_at,
    organizations.created_by,
    (select id from projects where id = ? and organization_id = organizations.id) as asked_project,
    bindings.id as binding_id, bindings.subject, bindings.role, bindings.project_id,
    bindings.created_at as bound_at, bindings.created_by as bound_by, roles.permissions,
    projects.id as live_project
  from organizations
  left join role_bindings as bindings on bindings.organization_id = organizations.id and bindings.subject = ?
  left join roles on roles.organization_id = organizations.id
    and roles.name = substr(bindings.role, length(organizations.id) + 2)
    and bindings.role = organizations.id || ':' || roles.name
  left join projects on projects.id = bindings.project_id and projects.organization_id = organizations.id
  where organizations.id = ?
  order by bindings.created_at, bindings.sequence`);

export function access(queries: Queries): StoreReader['access'] {
  return {
    async factsOf(id, ofSubject, project) {
      const rows = await facts(queries, project, ofSubject, id);
      const [first] = rows;
      if (!first) return undefined;
      const { organizationId, name, createdBy } = first;
      const bindings: RoleBinding[] = [];
      const roles = new Map<string, readonly string[]>();
      const projects = new Set(first.askedProject === null ? [] : [first.askedProject]);
      for (const { bindingId, subject, role, projectId, boundAt, boundBy, permissions, liveProject } of rows) {
        if (bindingId === null) continue;
        const made = { createdAt: new Date(boundAt), createdBy: boundBy };
        bindings.push({ id: bindingId, organizationId, subject, projectId, role, ...made });
        if (permissions !== null && !roles.has(role)) roles.set(role, textsFromJson(permissions));
        if (liveProject !== null) projects.add(liveProject);
      }
      const organization = { id: organizationId, name, createdAt: new Date(first.createdAt), createdBy };
      return { organization, bindings, roles, projects };
    },
  };
}
