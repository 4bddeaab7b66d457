import { Link } from '@tanstack/react-router';
import { ChevronDown } from 'lucide-react';
import { useMemo } from 'react';
import type { Holder, WhoCan } from '#domain/rules/explain/answers.ts';
import type { AccessFacts } from '#domain/rules/explain/facts.ts';
import { whoCan } from '#domain/rules/explain/who-can.ts';
import { countsInProject } from '#domain/rules/permission-reach.ts';
import { type Permission, permissions as catalogue } from '#domain/rules/permissions.ts';
import { groupPermissions } from '#src/access/permission-groups.ts';
import type { RoleSummary } from '#src/access/role-name.ts';
import { PermissionLabel } from '#src/access/role-permissions.tsx';
import { RolePill } from '#src/access/role.tsx';
import { SubjectLabel } from '#src/access/subject.tsx';
import { textLinkClass } from '#src/kit/controls/text-link.ts';
import { Section } from '#src/kit/text/section.tsx';
import { formatCount } from '#src/lib/counted.ts';
import { holderWords } from './holder-words.ts';

type WhoCanWhatProps = {
  organizationId: string;
  projectId: string;
  /** Those that count in the project. */
  facts: AccessFacts;
  roles: readonly RoleSummary[] | undefined;
  /** The names of people, by subject. */
  names: ReadonlyMap<string, string>;
};

const permissions = catalogue.filter(countsInProject);
const listedAtOnce = 8;

/** For each permission that counts in a project: how many people and service accounts have it there, and who they are. */
export function WhoCanWhat({ organizationId, projectId, facts, roles, names }: WhoCanWhatProps) {
  const answers = useMemo(
    () => new Map(permissions.map((permission) => [permission, whoCan(facts, permission, projectId)])),
    [facts, projectId],
  );
  const isSure = Array.from(answers.values()).every(({ missing }) => missing.every((fact) => fact === 'tokens'));
  return (
    <Section
      title="Who can do what here"
      description="By their roles for this project, and by those for the whole organization."
    >
      {!isSure && (
        <p className="mb-3 text-text-muted">
          There may be more: you can’t see what all roles allow, or who of those who have them still exists.
        </p>
      )}
      <div className="grid gap-4">
        {groupPermissions(permissions).map(({ label, permissions: group }) => (
          <section key={label} className="min-w-0">
            <h3 className="mb-1 text-sm text-text-muted">{label}</h3>
            <div className="divide-y divide-line rounded-lg border border-line bg-surface-raised">
              {permissions
                .filter((permission) => group.includes(permission))
                .map((permission) => (
                  <OnePermission
                    key={permission}
                    {...{ organizationId, projectId, permission, roles, names }}
                    answer={answers.get(permission)}
                  />
                ))}
            </div>
          </section>
        ))}
      </div>
    </Section>
  );
}

type OnePermissionProps = Omit<WhoCanWhatProps, 'facts'> & { permission: Permission; answer: WhoCan | undefined };

function OnePermission({ organizationId, projectId, permission, answer, roles, names }: OnePermissionProps) {
  const holders = answer?.holders ?? [];
  const label = (
    <>
      <span className="flex flex-wrap items-center gap-x-2">
        <PermissionLabel permission={permission} />
      </span>
      <span className="ml-auto text-text-muted tabular-nums">{holderWords(holders)}</span>
    </>
  );
  if (holders.length === 0) {
    return <p className="flex min-h-9 flex-wrap items-center gap-x-3 py-1 pr-10 pl-3 text-sm">{label}</p>;
  }
  return (
    <details className="group">
      <summary className="flex min-h-9 flex-wrap items-center gap-x-3 rounded-lg px-3 py-1 text-sm -outline-offset-2 hover:bg-surface-hover">
        {label}
        <ChevronDown className="size-4 text-text-muted transition-transform group-open:rotate-180" aria-hidden="true" />
      </summary>
      <ul className="grid gap-1.5 px-3 pt-1 pb-3">
        {holders.slice(0, listedAtOnce).map((holder) => (
          <li key={holder.subject} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-0.5">
            <HolderName holder={holder} organizationId={organizationId} name={names.get(holder.subject)} />
            <span className="flex flex-wrap gap-1">
              {rolesOf(holder).map((role) => (
                <RolePill key={role} reference={role} roles={roles} linkIn={organizationId} />
              ))}
            </span>
          </li>
        ))}
        <li className="flex flex-wrap items-center gap-x-3">
          {holders.length > listedAtOnce && (
            <span className="text-text-muted">and {formatCount(holders.length - listedAtOnce)} more</span>
          )}
          <Link
            to="/organizations/$organizationId/iam/explain-access"
            params={{ organizationId }}
            search={{ ask: 'who', permission, scope: projectId }}
            preload={false}
            className={textLinkClass}
          >
            Explain
            <span className="sr-only"> who has {permission}</span>
          </Link>
          {answer !== undefined && answer.barred.length > 0 && (
            <span className="text-text-muted">
              {formatCount(answer.barred.length)} more would have it, but nobody can act as them
            </span>
          )}
        </li>
      </ul>
    </details>
  );
}

type HolderNameProps = { holder: Holder; organizationId: string; name: string | undefined };

function HolderName({ holder: { subject, account }, organizationId, name }: HolderNameProps) {
  const link = account && (
    <Link
      to="/organizations/$organizationId/iam/service-accounts/$serviceAccountId"
      params={{ organizationId, serviceAccountId: account.id }}
      preload={false}
    />
  );
  return <SubjectLabel subject={subject} name={name} link={link} />;
}

function rolesOf({ bindings }: Holder): readonly string[] {
  return [...new Set(bindings.map(({ role }) => role))];
}
