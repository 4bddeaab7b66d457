import { Link } from '@tanstack/react-router';
import type { BindingFact } from '#domain/rules/explain/facts.ts';
import { RolePill } from '#src/access/role.tsx';
import { ScopeLabel } from '#src/access/scope.tsx';
import { organizationScope } from '#src/access/why-search.ts';
import { useSeen } from '../facts/seen-context.ts';
import { linkClass } from '../link-class.ts';

/** What a role binding gives: its role and where it applies. */
export function BindingLine({ binding }: { binding: BindingFact }) {
  const { organizationId, roles, projects } = useSeen();
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <RolePill reference={binding.role} roles={roles} linkIn={organizationId} />
      <ScopeLabel projectId={binding.projectId} projects={projects} />
      {binding.entity && <bdi className="text-text-muted wrap-anywhere">Only {binding.entity}</bdi>}
    </span>
  );
}

/** Leads to the role binding in its list. Without the right to list them, there is no such page. */
export function BindingLink({ binding }: { binding: BindingFact }) {
  const { organizationId, states } = useSeen();
  const { subject, role, projectId } = binding;
  if (states.bindings === 'denied') return 'Not visible to you';
  return (
    <Link
      to="/organizations/$organizationId/iam/role-bindings"
      params={{ organizationId }}
      search={{ subject: [subject], role: [role], scope: [projectId ?? organizationScope] }}
      preload={false}
      className={linkClass}
    >
      Show binding
    </Link>
  );
}
