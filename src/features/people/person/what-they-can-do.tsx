import { ChevronDown } from 'lucide-react';
import { useMemo } from 'react';
import { whatCan } from '#domain/rules/explain/what-can.ts';
import { accessFacts, type SeenAccess } from '#src/access/access-facts.ts';
import type { RoleSummary } from '#src/access/role-name.ts';
import { RolePermissions } from '#src/access/role-permissions.tsx';
import { RolePill } from '#src/access/role.tsx';
import type { Projects } from '#src/access/scope-state.ts';
import { ScopeLabel } from '#src/access/scope.tsx';
import { Section } from '#src/kit/text/section.tsx';
import { counted } from '#src/lib/counted.ts';
import { listed } from '#src/lib/listed.ts';
import { type AccessHere, accessByScope, missingWords } from './access-by-scope.ts';

type WhatTheyCanDoProps = { subject: string; seen: SeenAccess; isSelf: boolean };

/** Every permission of a person, by scope, with the roles that give it. */
export function WhatTheyCanDo({ subject, seen, isSelf }: WhatTheyCanDoProps) {
  const answer = useMemo(() => whatCan(accessFacts(seen), { kind: 'subject', subject }), [seen, subject]);
  const scopes = accessByScope(answer);
  // Of the viewers themselves, the backend has told everything.
  const missing = seen.own?.access.isComplete ? [] : missingWords(answer.missing);
  return (
    <Section
      title={isSelf ? 'What you can do' : 'What they can do'}
      description="Permissions add up: what a role gives in the whole organization counts in every project."
    >
      <div className="grid gap-3">
        {missing.length > 0 && <p className="text-text-muted">There may be more: {listed(missing)}.</p>}
        {scopes.length === 0 && <p>Nothing in this organization.</p>}
        {scopes.map((access, at) => (
          <ScopeAccess
            key={access.projectId}
            {...{ access, organizationId: seen.organizationId, roles: seen.roles, projects: seen.projects }}
            isOpen={at === 0}
          />
        ))}
      </div>
    </Section>
  );
}

type ScopeAccessProps = {
  access: AccessHere;
  organizationId: string;
  roles: readonly RoleSummary[] | undefined;
  projects: Projects;
  isOpen: boolean;
};

function ScopeAccess({ access, organizationId, roles, projects, isOpen }: ScopeAccessProps) {
  const { projectId, permissions, givenBy, isUniform } = access;
  const pills = (references: readonly string[]) =>
    references.map((reference) => <RolePill key={reference} {...{ reference, roles }} linkIn={organizationId} />);
  return (
    <details open={isOpen} className="group rounded-lg border border-line bg-surface-raised px-4 py-2">
      <summary className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1">
        <span className="font-medium">
          <ScopeLabel projectId={projectId} projects={projects} />
        </span>
        <span className="text-text-muted">
          {projectId === '' ? counted(permissions.length, 'permission') : `${permissions.length} more`}
        </span>
        <ChevronDown
          className="ml-auto size-4 text-text-muted transition-transform group-open:rotate-180"
          aria-hidden="true"
        />
      </summary>
      {access.roles.length > 0 && (
        <p className="flex flex-wrap items-center gap-2 pt-1 pb-3 text-text-muted">From {pills(access.roles)}</p>
      )}
      <RolePermissions
        permissions={permissions}
        noteOf={isUniform ? undefined : (permission) => pills(givenBy.get(permission) ?? [])}
      />
    </details>
  );
}
