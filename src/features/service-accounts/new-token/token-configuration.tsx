import { serviceAccountSubject } from '#domain/rules/subject.ts';
import { scopePhrase, type Projects } from '#src/access/scope-state.ts';
import { Notice } from '#src/kit/feedback/notice.tsx';
import { useAccess } from '../access-of-page.ts';
import type { TokenPlan } from '../create-token/create-token-flow.ts';
import { permissionsOf, projectsOfToken } from '../create-token/permissions-of.ts';
import { isUselessLimit } from '../create-token/token-limit.ts';
import { ClientConfiguration } from './client-configuration.tsx';

/** How to use a new token: the clients’ configuration, after a warning when its limit makes it useless. */
export function TokenConfiguration({
  organizationId,
  plan,
  projects,
  onCopied,
}: {
  organizationId: string;
  plan: TokenPlan;
  projects: Projects;
  /** Some configuration was copied. */
  onCopied: () => void;
}) {
  const { bindings, roles } = useAccess(organizationId);
  const { account } = plan;
  const subject = serviceAccountSubject(account.name);
  // A new account's bindings are known before the list of all of them has been read again.
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
        <Notice tone="warning" title="Its limit leaves this token without any permission" live>
          It works only in {scopePhrase(limit, projects)}, where service account <bdi>{account.name}</bdi> has no role.
          Delete it and create one without the limit, or give the account a role there.
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
