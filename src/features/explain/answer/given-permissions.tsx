import type { GivenPermission } from '#domain/rules/explain/answers.ts';
import type { BindingFact } from '#domain/rules/explain/facts.ts';
import { groupPermissions } from '#src/access/permission-groups.ts';
import { PermissionLabel } from '#src/access/role-permissions.tsx';
import { BindingLine } from './binding-line.tsx';

/** Permissions by group, each with the role bindings that give it; said once where the same ones give all. */
export function GivenPermissions({ permissions }: { permissions: readonly GivenPermission[] }) {
  const giving = new Map<string, readonly BindingFact[]>(
    permissions.map(({ permission, bindings }) => [permission, bindings]),
  );
  const shared = sharedBindings(permissions);
  return (
    <div className="grid gap-3 text-sm">
      {shared && <Given bindings={shared} words={permissions.length === 1 ? 'Given by' : 'All given by'} />}
      <dl className={shared ? 'gap-8 lg:columns-2' : undefined}>
        {groupPermissions([...giving.keys()]).map((group) => (
          <div
            key={group.label}
            className="grid break-inside-avoid gap-x-4 gap-y-1 pb-3 sm:grid-cols-[9rem_minmax(0,1fr)]"
          >
            <dt className="text-text-muted">{group.label}</dt>
            <dd>
              <ul className="grid gap-1">
                {group.permissions.map((permission) => (
                  <li key={permission} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
                    <span className="flex flex-wrap items-center gap-x-2">
                      <PermissionLabel permission={permission} />
                    </span>
                    {!shared && <Given bindings={giving.get(permission) ?? []} />}
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

function Given({ bindings, words }: { bindings: readonly BindingFact[]; words?: string }) {
  if (bindings.length === 0) return <span className="text-text-muted">By a role whose permissions you can’t see</span>;
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
      {words && <span className="text-text-muted">{words}</span>}
      {bindings.map((binding) => (
        <BindingLine key={binding.id} binding={binding} />
      ))}
    </span>
  );
}

/** The bindings that give every permission, if they are the same for all. */
function sharedBindings(permissions: readonly GivenPermission[]): readonly BindingFact[] | undefined {
  const [first, ...rest] = permissions;
  const ids = idsOf(first?.bindings ?? []);
  return rest.every(({ bindings }) => idsOf(bindings) === ids) ? first?.bindings : undefined;
}

function idsOf(bindings: readonly BindingFact[]): string {
  return bindings.map(({ id }) => id).join(' ');
}
