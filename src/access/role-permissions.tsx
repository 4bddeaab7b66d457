import { ShieldAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Mono } from '#src/kit/text/pill.tsx';
import { groupPermissions } from './permission-groups.ts';
import { isSensitive, permissionWords } from './permission-words.ts';

type RolePermissionsProps = {
  permissions: readonly string[];
  /** What stands behind a permission. */
  noteOf?: ((permission: string) => ReactNode) | undefined;
};

/**
 * What a role permits, by group, one permission per line: words, then the ID. Sensitive permissions are marked. Renders
 * nothing for a role without permissions: the caller must say so.
 */
export function RolePermissions({ permissions, noteOf }: RolePermissionsProps) {
  return (
    <div className="@container">
      <dl className="grid gap-x-4 gap-y-3 text-sm @md:grid-cols-[9rem_minmax(0,1fr)]">
        {groupPermissions(permissions).map((group) => (
          <div key={group.label} className="contents">
            <dt className="text-text-muted @max-md:-mb-2">{group.label}</dt>
            <dd>
              <ul className="grid gap-1">
                {group.permissions.map((permission) => (
                  <li key={permission} className="flex flex-wrap items-center gap-x-2">
                    <PermissionLabel permission={permission} />
                    {noteOf?.(permission)}
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** "Upload debug info `debuginfo.write`", with a shield where it is sensitive. */
export function PermissionLabel({ permission }: { permission: string }) {
  return (
    <>
      <span>{permissionWords(permission)}</span>
      <span className="text-text-muted">
        <Mono>{permission}</Mono>
      </span>
      {isSensitive(permission) && (
        <span title="Sensitive permission" className="text-warning">
          <ShieldAlert className="size-3.5" aria-hidden="true" />
          <span className="sr-only">(sensitive)</span>
        </span>
      )}
    </>
  );
}
