import { timestampDate } from '@bufbuild/protobuf/wkt';
import type { AccessFacts, BindingFact, PersonFact, ProjectFact, TokenFact } from '#domain/rules/explain/facts.ts';
import type { ServiceAccountToken } from '#proto/polarsignals/serviceaccount/v1alpha1/serviceaccount_pb.ts';
import type { OwnAccess } from '#src/api/own-access.ts';
import { referenceOfRole, type RoleSummary } from './role-name.ts';
import type { Projects } from './scope-state.ts';

type ListedBinding = Omit<BindingFact, 'projectId' | 'entity'> & {
  readonly projectId: string;
  readonly entity: string;
};
type ListedPerson = Pick<PersonFact, 'subject' | 'canSignIn'> & Partial<PersonFact>;
type ListedToken = Pick<ServiceAccountToken, 'id' | 'name' | 'serviceAccountId' | 'projectId' | 'lastUsedAt'>;

/** The lists of one organization that a screen has. `undefined`: the person may not see it, or it isn't needed. */
export interface SeenAccess {
  readonly organizationId: string;
  readonly bindings?: readonly ListedBinding[] | undefined;
  readonly roles?: readonly RoleSummary[] | undefined;
  readonly projects: Projects;
  readonly accounts?: readonly { readonly id: string; readonly name: string }[] | undefined;
  readonly tokens?: readonly ListedToken[] | undefined;
  readonly people?: readonly ListedPerson[] | undefined;
  readonly providers?: readonly string[] | undefined;
  /** The viewer's own subject, and what the backend says that they may do. It counts where lists are missing. */
  readonly own?: SeenOwn | undefined;
}

export interface SeenOwn {
  readonly subject: string;
  readonly access: OwnAccess;
}

/** The lists as facts for the rules of access. A list that is there counts as complete. */
export function accessFacts(seen: SeenAccess): AccessFacts {
  const { organizationId, bindings, roles, projects, accounts, tokens, people, providers, own } = seen;
  const ofOwn = own?.access.roleBindings.map((binding) => ({ ...binding, subject: own.subject, entity: '' }));
  return {
    organizationId,
    bindings: (bindings ?? ofOwn ?? []).map(bindingFact),
    roles: roles?.map((role) => ({ reference: referenceOfRole(role), permissions: role.permissions })) ?? [],
    projects: projectFacts(projects, own?.access),
    accounts: accounts ?? [],
    tokens: tokens?.map(tokenFact) ?? [],
    people: people?.map(personFact) ?? [],
    providers,
    told: own && toldBy(own),
    complete: {
      bindings: bindings !== undefined || (own?.access.isComplete === true ? [own.subject] : false),
      roles: roles !== undefined,
      projects: projects.complete,
      accounts: accounts !== undefined,
      tokens: tokens !== undefined,
      people: people !== undefined,
    },
  };
}

/** Somebody can have permissions in a project that they don't see: it has no name then. */
function projectFacts({ names }: Projects, own: OwnAccess | undefined): ProjectFact[] {
  const ids = new Set([...names.keys(), ...(own?.scopes.map(({ projectId }) => projectId).filter(Boolean) ?? [])]);
  return Array.from(ids, (id) => ({ id, name: names.get(id) ?? '' }));
}

function toldBy({ subject, access: { scopes, isComplete } }: SeenOwn): AccessFacts['told'] {
  return {
    subject,
    scopes: scopes.map(({ projectId, permissions }) => ({ projectId: projectId || null, permissions })),
    isComplete,
  };
}

function bindingFact({ id, subject, role, projectId, entity }: ListedBinding): BindingFact {
  return { id, subject, role, projectId: projectId || null, entity };
}

function personFact({ subject, hasSignedIn, canSignIn }: ListedPerson): PersonFact {
  return { subject, hasSignedIn, canSignIn };
}

export function tokenFact({ id, name, serviceAccountId, projectId, lastUsedAt }: ListedToken): TokenFact {
  const lastUse = lastUsedAt ? timestampDate(lastUsedAt) : null;
  return { id, name, serviceAccountId, projectId: projectId || null, lastUsedAt: lastUse };
}
