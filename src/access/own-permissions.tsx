import type { OwnAccess } from '#src/api/own-access.ts';
import { RolePermissions } from './role-permissions.tsx';
import { type Projects, scopePhrase } from './scope-state.ts';

/** What the person may do, permission by permission. */
export function OwnPermissions({ access, projects }: { access: OwnAccess; projects: Projects }) {
  const held = access.scopes.filter(({ permissions }) => permissions.length > 0);
  if (held.length === 0) return <p>You have no permissions.</p>;
  return held.map(({ projectId, permissions }) => (
    <div key={projectId}>
      <p className="mb-2">Your permissions in {scopePhrase(projectId, projects)}:</p>
      <RolePermissions permissions={permissions} />
    </div>
  ));
}
