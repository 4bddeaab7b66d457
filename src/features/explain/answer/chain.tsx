import { Link } from '@tanstack/react-router';
import { ChevronRight, CircleX } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Chain as ChainFacts } from '#domain/rules/explain/answers.ts';
import type { TokenFact } from '#domain/rules/explain/facts.ts';
import { permissionWords } from '#src/access/permission-words.ts';
import { RolePill } from '#src/access/role.tsx';
import { ScopeLabel } from '#src/access/scope.tsx';
import { SubjectLabel } from '#src/access/subject.tsx';
import { Mono } from '#src/kit/text/pill.tsx';
import { searchOf } from '../asked.ts';
import { useSeen } from '../facts/seen-context.ts';
import { linkClass } from '../link-class.ts';
import { subjectLink } from '../who/subject-link.tsx';
import { BindingLink } from './binding-line.tsx';

type ChainProps = {
  chain: ChainFacts;
  token?: TokenFact | undefined;
  /** For a role binding that doesn't help: which of its parts are why, each in a few words. */
  breaks?: Breaks;
};

export type Breaks = { readonly [Part in 'role' | 'permission' | 'scope']?: string };

/**
 * How somebody has a permission: the token if it is about one, the subject, the binding, its role, the permission, where. Or
 * why a role binding doesn't give it to them.
 */
export function Chain({ chain, token, breaks }: ChainProps) {
  const seen = useSeen();
  const { organizationId, roles, projects, names } = seen;
  const { subject, binding, role, permission, through } = chain;
  return (
    <ol className="flex flex-wrap items-stretch gap-y-2 rounded-lg border border-line bg-surface-raised p-3 max-md:flex-col">
      {token && (
        <Step label="API token">
          <bdi className="font-medium wrap-anywhere">{token.name}</bdi>
        </Step>
      )}
      <Step label="Subject">
        <SubjectLabel subject={subject} name={names.get(subject)} link={subjectLink(subject, seen)} />
      </Step>
      <Step label="Role binding">
        <BindingLink binding={binding} />
      </Step>
      <Step label="Role" broken={breaks?.role}>
        <RolePill reference={role} roles={roles} linkIn={organizationId} />
      </Step>
      <Step label="Permission" broken={breaks?.permission}>
        <Link
          to="/organizations/$organizationId/iam/explain-access"
          params={{ organizationId }}
          search={searchOf({ shape: 'who', who: undefined, permission, scope: through })}
          title="Who can do this?"
          className={linkClass}
        >
          {permissionWords(permission)}
        </Link>
        <span className="text-text-muted">
          <Mono>{permission}</Mono>
        </span>
      </Step>
      <Step label="Scope" broken={breaks?.scope}>
        {through === null || !projects.names.has(through) ? (
          <ScopeLabel projectId={through} projects={projects} />
        ) : (
          <Link
            to="/organizations/$organizationId/projects/$projectId"
            params={{ organizationId, projectId: through }}
            preload={false}
            className={linkClass}
          >
            <ScopeLabel projectId={through} projects={projects} />
          </Link>
        )}
      </Step>
    </ol>
  );
}

type StepProps = { label: string; broken?: string | undefined; children: ReactNode };

function Step({ label, broken, children }: StepProps) {
  return (
    <li className="group flex min-w-0 items-start gap-3 md:not-first:ml-3">
      <ChevronRight
        className="mt-5.5 size-4 shrink-0 text-text-muted group-first:hidden max-md:hidden"
        aria-hidden="true"
      />
      <div className="grid min-w-0 content-start gap-0.5 max-md:grid-cols-[6rem_minmax(0,1fr)] md:max-w-72">
        <span className="text-xs text-text-muted max-md:leading-6">{label}</span>
        <div className="grid min-h-6 min-w-0 content-center justify-items-start">
          {children}
          {broken !== undefined && (
            <span className="inline-flex items-center gap-1 text-sm font-medium text-danger">
              <CircleX className="size-3.5 shrink-0" aria-hidden="true" />
              {broken}
            </span>
          )}
        </div>
      </div>
    </li>
  );
}
