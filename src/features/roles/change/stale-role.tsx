import type { ReactNode } from 'react';
import type { Role } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';
import { PermissionLabel } from '#src/access/role-permissions.tsx';
import { Button } from '#src/kit/controls/button.tsx';
import { Notice } from '#src/kit/feedback/notice.tsx';
import { firstClick } from '#src/kit/overlays/first-click.ts';
import { UserText } from '#src/kit/text/user-text.tsx';
import { comparePermissions } from '../compare/compare-roles.ts';
import type { RoleForm } from '../form/role-form.ts';

type StaleRoleProps = {
  /** The role when the person opened the form. */
  before: Role;
  /** The role as it is now. */
  theirs: Role;
  /** What the person entered. */
  mine: RoleForm;
};

/** Both versions of a role that somebody else changed meanwhile, each against what it was before. */
export function StaleRole({ before, theirs, mine }: StaleRoleProps) {
  return (
    <div className="grid grid-cols-1 gap-4">
      <Notice tone="warning" title="Somebody else changed this role meanwhile" live>
        Your change was not saved. Compare the two versions, then go on with one of them.
      </Notice>
      <Version title="The role now" form={theirs} before={before} />
      <Version title="Your version" form={mine} before={before} />
    </div>
  );
}

function Version({ title, form, before }: { title: string; form: RoleForm; before: Role }) {
  const { onlyA: added, onlyB: removed } = comparePermissions(form.permissions, before.permissions);
  return (
    <section aria-label={title} className="grid gap-2 rounded-lg border border-line p-3">
      <h3 className="font-medium">{title}</h3>
      {form.name !== before.name && (
        <p>
          Name: <UserText>{form.name}</UserText>
        </p>
      )}
      <Permissions title="Added" permissions={added} />
      <Permissions title="Removed" permissions={removed} />
      {form.name === before.name && added.length + removed.length === 0 && (
        <p className="text-text-muted">As it was when you opened it.</p>
      )}
    </section>
  );
}

function Permissions({ title, permissions }: { title: ReactNode; permissions: readonly string[] }) {
  if (permissions.length === 0) return null;
  return (
    <div className="grid gap-1 text-sm">
      <h4 className="font-medium">{title}</h4>
      <ul className="grid gap-0.5">
        {permissions.map((permission) => (
          <li key={permission} className="flex flex-wrap items-center gap-x-2">
            <PermissionLabel permission={permission} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The next steps: to start over from the role as it is, or to look at one's own version against it once more. */
export function StaleActions({ onTheirs, onMine }: { onTheirs: () => void; onMine: () => void }) {
  return (
    <>
      <Button onClick={firstClick(onTheirs)}>Start from the role now</Button>
      <Button variant="primary" onClick={firstClick(onMine)}>
        Go on with my version
      </Button>
    </>
  );
}
