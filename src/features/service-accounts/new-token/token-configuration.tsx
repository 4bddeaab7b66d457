import { serviceAccountSubject } from '#domain/rules/subject.ts';
import { permissionsOf } from '#src/access/held.ts';
import { scopePhrase } from '#src/access/scope-state.ts';
import { useAccess } from '#src/access/use-access.ts';
import type { TokenPlan } from '#src/flows/create-token/create-token-flow.ts';
import { Notice } from '#src/kit/feedback/notice.tsx';
import { isUselessLimit, projectsOfToken } from '../create-token/token-limit.ts';
import { ClientConfiguration } from './client-configuration.tsx';

/** How to use a new token: the clients’ configuration, with a warning when the limit makes the token useless. */
export function TokenConfiguration({
  organizationId,
  plan,
  onCopied,
}: {
  organizationId: string;
  plan: TokenPlan;
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
  return (
    <>
      {isUseless && (
        <Notice tone="warning" title="This token has no access" live>
          It is limited to {scopePhrase(limit, projects)}, where service account <bdi>{account.name}</bdi> has no role.
          Give the account a role there, or delete this token and create one without the limit.
        </Notice>
      )}
      <ClientConfiguration
        projectIds={projectsOfToken(limit, scopes, projects)}
        projects={projects}
        permissionsIn={isUseless ? undefined : permissionsIn}
        onCopied={onCopied}
      />
    </>
  );
}
