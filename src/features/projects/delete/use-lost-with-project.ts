import { useQuery } from '@tanstack/react-query';
import type { Migration } from '#proto/console/migration/v1alpha1/migration_pb.ts';
import type { Project } from '#proto/polarsignals/project/v1alpha1/project_pb.ts';
import type { RoleBinding } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';
import { type Answer, answerOf, mapAnswer } from '#src/access/answer.ts';
import { useCan } from '#src/access/use-can.ts';
import type { LegacyToken } from '#src/api/legacy-tokens.ts';
import { legacyTokensQuery } from '#src/api/legacy-tokens.ts';
import { migrationsQuery } from '#src/api/migrations.ts';
import { roleBindingsQuery } from '#src/api/roles.ts';
import { organizationTokensQuery, type OwnedToken } from '#src/api/service-account-tokens.ts';

/** What a project takes along when it is deleted; each part may be denied, or fail. */
export interface LostThings {
  readonly bindings: Answer<readonly RoleBinding[]>;
  /** The API tokens that are limited to it. */
  readonly tokens: Answer<readonly OwnedToken[]>;
  readonly legacyTokens: Answer<readonly LegacyToken[]>;
  readonly migrations: Answer<readonly Migration[]>;
}

export function useLostWithProject({ id, organizationId }: Pick<Project, 'id' | 'organizationId'>): LostThings {
  const seesBindings = useCan(organizationId, 'rolebinding.list').allowed;
  const seesAccounts = useCan(organizationId, 'serviceaccount.list').allowed;
  const seesTokens = useCan(organizationId, 'serviceaccounttoken.list').allowed;
  const sees = seesAccounts === false ? false : seesTokens;
  const bindings = useQuery({ ...roleBindingsQuery(organizationId), enabled: seesBindings === true });
  const tokens = useQuery({ ...organizationTokensQuery(organizationId), enabled: sees === true });
  const legacyTokens = useQuery(legacyTokensQuery(organizationId));
  const migrations = useQuery(migrationsQuery(organizationId));
  const isHere = ({ projectId }: { readonly projectId: string }) => projectId === id;
  return {
    bindings: mapAnswer(answerOf('rolebinding.list', seesBindings, bindings), (all) => all.filter(isHere)),
    tokens: mapAnswer(answerOf('serviceaccounttoken.list', sees, tokens), (all) =>
      all.filter(({ token }) => isHere(token)),
    ),
    legacyTokens: mapAnswer(answerOf('project.read', undefined, legacyTokens), (all) => all.filter(isHere)),
    migrations: mapAnswer(answerOf('project.read', undefined, migrations), (all) => all.filter(isHere)),
  };
}
