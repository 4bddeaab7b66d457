import { timestampDate } from '@bufbuild/protobuf/wkt';
import type { AccessFacts, BindingFact, PersonFact, TokenFact, ToldAccess } from '#domain/rules/explain/facts.ts';
import type { ServiceAccountToken } from '#proto/polarsignals/serviceaccount/v1alpha1/serviceaccount_pb.ts';
import { referenceOfRole, type RoleSummary } from './role-name.ts';
import type { Projects } from './scope-state.ts';

type ListedBinding = Omit<BindingFact, 'projectId' | 'entity'> & {
  readonly projectId: string;
  readonly entity: string;
};
type ListedToken = Pick<ServiceAccountToken, 'id' | 'name' | 'serviceAccountId' | 'projectId' | 'lastUsedAt'>;

/** The lists of one organization that a screen has. `undefined`: the person may not see it, or it isn't needed. */
export interface SeenAccess {
  readonly organizationId: string;
  readonly bindings?: readonly ListedBinding[] | undefined;
  readonly roles?: readonly RoleSummary[] | undefined;
  readonly projects: Projects;
  readonly accounts?: readonly { readonly id: string; readonly name: string }[] | undefined;
  readonly tokens?: readonly ListedToken[] | undefined;
  readonly people?: readonly PersonFact[] | undefined;
  readonly providers?: readonly string[] | undefined;
  readonly told?: ToldAccess | undefined;
}

/** The lists as facts for the rules of access. A list that is there counts as complete. */
export function accessFacts(seen: SeenAccess): AccessFacts {
  const { organizationId, bindings, roles, projects, accounts, tokens, people, providers, told } = seen;
  return {
    organizationId,
    bindings: bindings?.map(bindingFact) ?? [],
    roles: roles?.map((role) => ({ reference: referenceOfRole(role), permissions: role.permissions })) ?? [],
    projects: Array.from(projects.names, ([id, name]) => ({ id, name })),
    accounts: accounts ?? [],
    tokens: tokens?.map(tokenFact) ?? [],
    people: people ?? [],
    providers,
    told,
    complete: {
      bindings: bindings !== undefined,
      roles: roles !== undefined,
      projects: projects.complete,
      accounts: accounts !== undefined,
      tokens: tokens !== undefined,
      people: people !== undefined,
    },
  };
}

function bindingFact({ id, subject, role, projectId, entity }: ListedBinding): BindingFact {
  return { id, subject, role, projectId: projectId || null, entity };
}

export function tokenFact({ id, name, serviceAccountId, projectId, lastUsedAt }: ListedToken): TokenFact {
  const lastUse = lastUsedAt ? timestampDate(lastUsedAt) : null;
  return { id, name, serviceAccountId, projectId: projectId || null, lastUsedAt: lastUse };
}
