import type { AccessFacts, BindingFact, PersonFact } from '#domain/rules/explain/facts.ts';
import type { OwnAccess } from '#src/api/own-access.ts';
import type { BindingFacts } from './binding-problems.ts';
import { referenceOfRole, type RoleSummary } from './role-name.ts';
import type { Projects } from './scope-state.ts';

/** What the viewer sees of one subject. */
export interface SeenSubject {
  readonly organizationId: string;
  readonly subject: string;
  /** The subject's own; `undefined` where the viewer may not list them. */
  readonly bindings: readonly BindingFacts[] | undefined;
  /** `undefined` where the viewer may not list them. */
  readonly roles: readonly RoleSummary[] | undefined;
  readonly projects: Projects;
  readonly person?: PersonFact | undefined;
  /** If it is the viewer's own subject: what the backend says that they may do. */
  readonly own?: OwnAccess | undefined;
}

/** The facts for what one subject can do, from the lists that a page shows anyway. */
export function subjectFacts({
  organizationId,
  subject,
  bindings,
  roles,
  projects,
  person,
  own,
}: SeenSubject): AccessFacts {
  const ofOwn = own?.roleBindings.map((binding) => ({ ...binding, subject, entity: '' }));
  const seen = bindings ?? ofOwn ?? [];
  // Somebody can have permissions in a project that they don't see.
  const ownProjects = own?.scopes.map(({ projectId }) => projectId).filter(Boolean) ?? [];
  const isComplete = bindings !== undefined || own?.isComplete === true;
  return {
    organizationId,
    bindings: seen.map(factOf),
    roles: (roles ?? []).map((role) => ({ reference: referenceOfRole(role), permissions: role.permissions })),
    projects: [...new Set([...projects.names.keys(), ...ownProjects])].map((id) => ({
      id,
      name: projects.names.get(id) ?? '',
    })),
    accounts: [],
    tokens: [],
    people: person ? [person] : [],
    complete: {
      bindings: isComplete ? [subject] : false,
      roles: roles !== undefined,
      projects: projects.complete,
      accounts: false,
      tokens: false,
      people: false,
    },
    told: own && {
      subject,
      scopes: own.scopes.map(({ projectId, permissions }) => ({ projectId: projectId || null, permissions })),
      isComplete: own.isComplete,
    },
  };
}

function factOf({ id, subject, role, projectId, entity }: BindingFacts): BindingFact {
  return { id, subject, role, projectId: projectId || null, entity };
}
