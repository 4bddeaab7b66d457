import { Link } from '@tanstack/react-router';
import { Check, Circle } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Permission } from '#domain/rules/permissions.ts';
import { known } from '#src/access/answer.ts';
import { useCan } from '#src/access/use-can.ts';
import { GuideLink } from '#src/kit/controls/guide-link.tsx';
import { textLinkClass } from '#src/kit/controls/text-link.ts';
import { cx } from '#src/lib/cx.ts';
import { type FirstStep, firstWeek } from './first-week.ts';
import type { OverviewData } from './use-overview.ts';

/** The first steps for a new organization, shown until all are done. */
export function FirstWeekCard({ data }: { data: OverviewData }) {
  const { organizationId, projects, seesAllProjects } = data;
  const done = firstWeek({
    projects: seesAllProjects || projects.length > 0 ? projects.length : undefined,
    accounts: known(data.accounts)?.length,
    tokens: known(data.tokens),
    bindings: known(data.bindings),
  });
  const open = Object.values(done).filter((is) => is === false).length;
  if (open === 0) return null;
  const step = (name: FirstStep, words: string, action?: ReactNode) =>
    done[name] !== undefined && (
      <Step isDone={done[name]} words={words}>
        {action}
      </Step>
    );
  const params = { organizationId };
  return (
    <section aria-labelledby="first-week" className="rounded-lg border border-accent-line bg-surface-raised p-4">
      <h2 id="first-week" className="font-semibold">
        Get started
      </h2>
      <p className="mb-3 text-text-muted">{open === 1 ? '1 step is left.' : `${open} steps are left.`}</p>
      <ol className="grid gap-1">
        {step(
          'project',
          'Create a project',
          <Act organizationId={organizationId} permission="project.create">
            <Link
              to="/organizations/$organizationId/projects"
              params={params}
              search={{ create: 'project' }}
              className={textLinkClass}
            >
              Create Project
            </Link>
          </Act>,
        )}
        {step(
          'account',
          'Create a service account for an agent or a CI job',
          <Act organizationId={organizationId} permission="serviceaccount.create">
            <Link
              to="/organizations/$organizationId/iam/service-accounts"
              params={params}
              search={{ create: 'service-account' }}
              className={textLinkClass}
            >
              Create Service Account
            </Link>
          </Act>,
        )}
        {step(
          'token',
          'Create an API token and store it in the client',
          <Act organizationId={organizationId} permission="serviceaccounttoken.create">
            <Link
              to="/organizations/$organizationId/iam/service-accounts"
              params={params}
              search={{ create: 'token' }}
              className={textLinkClass}
            >
              Create API Token
            </Link>
          </Act>,
        )}
        {step(
          'data',
          'Send the first profile or debug info with a token',
          <GuideLink href="https://www.polarsignals.com/docs/generating-tokens">How to use a token</GuideLink>,
        )}
        {step(
          'second-owner',
          'Make a second person an owner, so that nobody is locked out',
          <CreateBinding organizationId={organizationId} of="system:owner" />,
        )}
        {step('team', 'Give your team access', <CreateBinding organizationId={organizationId} />)}
      </ol>
    </section>
  );
}

function Step({ isDone, words, children }: { isDone: boolean; words: string; children: ReactNode }) {
  return (
    <li className="flex justify-between gap-x-3 max-sm:flex-col">
      <span className="flex min-h-6 min-w-0 items-start gap-2">
        {isDone ? (
          <Check className="mt-1 size-4 shrink-0 text-success" aria-hidden="true" />
        ) : (
          <Circle className="mt-1 size-4 shrink-0 text-text-muted" aria-hidden="true" />
        )}
        <span className={cx('pt-0.5', isDone && 'text-text-muted')}>
          {words}
          {isDone && <span className="sr-only"> (done)</span>}
        </span>
      </span>
      {!isDone && children && <span className="shrink-0 max-sm:pl-6">{children}</span>}
    </li>
  );
}

/** The action of a step, or who can do it. */
function Act({
  organizationId,
  permission,
  children,
}: {
  organizationId: string;
  permission: Permission;
  children: ReactNode;
}) {
  const { allowed } = useCan(organizationId, permission);
  return allowed === false ? (
    <span className="text-text-muted">An owner of the organization can do this.</span>
  ) : (
    children
  );
}

/** Opens the form for a person; with a role, for that role in the whole organization. */
function CreateBinding({ organizationId, of: role }: { organizationId: string; of?: string }) {
  return (
    <Act organizationId={organizationId} permission="rolebinding.create">
      <Link
        to="/organizations/$organizationId/iam/role-bindings"
        params={{ organizationId }}
        search={{ create: 'binding', subject: ['user'], ...(role && { role: [role], scope: ['organization'] }) }}
        className={textLinkClass}
      >
        Create Role Binding
      </Link>
    </Act>
  );
}
