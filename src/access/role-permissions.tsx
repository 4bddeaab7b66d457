import { Mono } from '#src/kit/text/pill.tsx';
import { groupPermissions } from './permission-groups.ts';

/** What a role permits, group by group. Nothing for a role that permits nothing: say so beside it. */
export function RolePermissions({ permissions }: { permissions: readonly string[] }) {
  return (
    <dl className="grid gap-x-4 gap-y-1.5 text-sm sm:grid-cols-[9rem_minmax(0,1fr)]">
      {groupPermissions(permissions).map((group) => (
        <div key={group.label} className="contents">
          <dt className="text-text-muted max-sm:mt-1">{group.label}</dt>
          <dd className="flex flex-wrap gap-x-3 gap-y-0.5">
            {group.permissions.map((permission) => (
              <Mono key={permission}>{permission}</Mono>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
