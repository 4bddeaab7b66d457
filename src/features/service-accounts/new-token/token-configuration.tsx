import type { ClientKind } from '#domain/rules/clients.ts';
import { serviceAccountSubject } from '#domain/rules/subject.ts';
import { permissionsOf } from '#src/access/held.ts';
import { scopePhrase } from '#src/access/scope-state.ts';
import { useAccess } from '#src/access/use-access.ts';
import { configurationOf, likelyKind } from '#src/flows/client-snippets/configuration-of.ts';
import type { TokenPlan } from '#src/flows/create-token/create-token-flow.ts';
import { Notice } from '#src/kit/feedback/notice.tsx';
import { isUselessLimit, projectsOfToken } from '../create-token/token-limit.ts';
import { ClientConfiguration } from './client-configuration.tsx';
import { WaitForFirstUse } from './wait-for-first-use.tsx';

/**
 * How to use a new token: the clients’ configuration, with a warning when the limit makes the token useless, and a way to wait
 * for its first use.
 */
export function TokenConfiguration({
  organizationId,
  plan,
  client,
  made,
  onCopied,
}: {
  organizationId: string;
  plan: TokenPlan;
  /** What the token is for, if the person said so. */
  client: ClientKind | undefined;
  /** The token and its account, by ID. */
  made: { readonly tokenId: string; readonly serviceAccountId: string | undefined };
  /** Some configuration was copied. */
  onCopied: () => void;
}) {
  const { bindings, roles, projects } = useAccess(organizationId);
  const { account } = plan;
  const subject = serviceAccountSubject(account.name);
  // A new account's bindings are known here before the list of all bindings is reloaded.
  const own =
    account.kind === 'new'
      ? account.projectIds.map((projectId) => ({ subject, role: account.role, projectId }))
      : bindings?.filter((binding) => binding.subject === subject);
  const scopes = own?.map(({ projectId }) => projectId);
  const permissionsIn = permissionsOf(subject, own, roles);
  const limit = plan.token.projectId;
  const isUseless = isUselessLimit(limit, scopes, permissionsIn);
  const projectIds = projectsOfToken(limit, scopes, projects);
  const [projectId = '', ...others] = projectIds;
  const { tokenId, serviceAccountId } = made;
  return (
    <>
      {isUseless && (
        <Notice tone="warning" title="This token has no access" live>
          It is limited to {scopePhrase(limit, projects)}, where service account <bdi>{account.name}</bdi> has no role.
          Give the account a role there, or delete this token and create one without the limit.
        </Notice>
      )}
      <ClientConfiguration
        projectIds={projectIds}
        projects={projects}
        permissionsIn={isUseless ? undefined : permissionsIn}
        likely={client && configurationOf[client]}
        onCopied={onCopied}
      />
      {serviceAccountId !== undefined && (
        <WaitForFirstUse
          {...{ organizationId, serviceAccountId, tokenId }}
          projectId={others.length === 0 && projectId !== '' ? projectId : null}
          client={client ?? likelyKind(permissionsIn?.(projectId) ?? new Set())}
        />
      )}
    </>
  );
}
