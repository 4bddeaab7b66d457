import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { serviceAccountSubject } from '#domain/rules/subject.ts';
import { leastRoleWith } from '#src/access/least-role.ts';
import { type Projects, scopePhrase } from '#src/access/scope-state.ts';
import { serviceAccountsQuery } from '#src/api/service-accounts.ts';
import { buttonClass } from '#src/kit/controls/button.tsx';
import { Notice } from '#src/kit/feedback/notice.tsx';
import { Mono } from '#src/kit/text/pill.tsx';
import { absolute } from '#src/lib/format-date.ts';
import { listed } from '#src/lib/listed.ts';
import type { WatchedToken } from './use-first-use.ts';
import type { Problem } from './what-was-seen.ts';

type ProblemNoticeProps = { token: WatchedToken; problem: Problem; projects: Projects };

/** What a client does wrong with its token, and what to do about it. */
export function ProblemNotice({ token, problem, projects }: ProblemNoticeProps) {
  const when = absolute(problem.at);
  if (problem.kind === 'no-project') {
    return (
      <Notice tone="warning" title="Used, but without a projectID header">
        The client sent the token at {when}, but not the project. Add the project ID to its configuration:{' '}
        <Header projectId={token.projectId} />
      </Notice>
    );
  }
  if (problem.kind === 'malformed-project') {
    return (
      <Notice tone="warning" title="Used, but with a projectID header that is no project ID">
        The client sent it at {when}. A project ID looks like a UUID: <Header projectId={token.projectId} />
      </Notice>
    );
  }
  const asked = scopePhrase(problem.projectId, projects);
  if (problem.kind === 'used-elsewhere') {
    return (
      <Notice tone="warning" title={`Used, but in ${asked}`}>
        The client sent the ID of that project at {when}. Change the project ID in its configuration:{' '}
        <Header projectId={token.projectId} />
      </Notice>
    );
  }
  if (problem.kind === 'refused-elsewhere') {
    return (
      <Notice tone="warning" title="Refused: the client asks for another project">
        It sent the ID <Mono>{problem.projectId}</Mono> at {when}. Change the project ID in its configuration:{' '}
        <Header projectId={token.projectId} />
      </Notice>
    );
  }
  return <PermissionMissing {...{ token, problem, projects, when }} />;
}

type PermissionMissingProps = {
  token: WatchedToken;
  problem: Extract<Problem, { kind: 'permission-missing' }>;
  projects: Projects;
  when: string;
};

function PermissionMissing({ token, problem, projects, when }: PermissionMissingProps) {
  const { organizationId, serviceAccountId } = token;
  const { projectId, permissions } = problem;
  const { data: accounts } = useQuery(serviceAccountsQuery(organizationId));
  const account = accounts?.find(({ id }) => id === serviceAccountId);
  const isKnown = projects.names.has(projectId);
  const title = `Refused: the role lacks ${listed(permissions)} in ${isKnown ? scopePhrase(projectId, projects) : 'that project'}`;
  if (!isKnown) {
    return (
      <Notice tone="warning" title={title}>
        The client asked for <Mono>{projectId}</Mono> at {when}, which is no project of this organization that you can
        see. Check the project ID in its configuration.
      </Notice>
    );
  }
  return (
    <Notice
      tone="warning"
      title={title}
      action={
        account && (
          <FixLink
            {...{ organizationId, projectId }}
            subject={serviceAccountSubject(account.name)}
            role={leastRoleWith(permissions)}
          />
        )
      }
    >
      The client asked at {when}. Give the service account a role there.
    </Notice>
  );
}

type FixLinkProps = { organizationId: string; projectId: string; subject: string; role: string };

/** In a tab of its own, so that this one goes on waiting. */
function FixLink({ organizationId, projectId, subject, role }: FixLinkProps): ReactNode {
  return (
    <Link
      to="/organizations/$organizationId/iam/role-bindings"
      params={{ organizationId }}
      search={{ create: 'binding', subject: [subject], role: [role], scope: [projectId] }}
      target="_blank"
      preload={false}
      className={buttonClass('secondary')}
    >
      Create Role Binding in a new tab
    </Link>
  );
}

function Header({ projectId }: { projectId: string | null }) {
  return <Mono>projectID={projectId ?? '<project ID>'}</Mono>;
}
