import { useMemo } from 'react';
import { RadioGroup } from '#src/kit/form/radio-group.tsx';
import { useChoiceSearch } from './choice-search.tsx';
import { roleChoices } from './role-choices.ts';
import type { RoleSummary } from './role-name.ts';
import { RolePermissions } from './role-permissions.tsx';

export type RolePickerProps = {
  roles: readonly RoleSummary[];
  /** The chosen role's reference. */
  value: string | undefined;
  onChange: (reference: string) => void;
  error?: string | undefined;
  /** Why this role can't be given; `undefined` when it can. The role stays in the list and shows the reason. */
  disabledReason?: ((reference: string, permissions: readonly string[]) => string | undefined) | undefined;
};

/** Chooses one role. Each shows what it permits; the chosen one's permissions are listed below. Many roles get a search. */
export function RolePicker({ roles, value, onChange, error, disabledReason }: RolePickerProps) {
  const choices = useMemo(() => roleChoices(roles), [roles]);
  const chosen = choices.find((choice) => choice.value === value);
  const { shown, search } = useChoiceSearch(choices, value === undefined ? [] : [value], 'roles');
  return (
    <div className="grid min-w-0 gap-3">
      <RadioGroup
        label="Role"
        search={search}
        value={value}
        onChange={onChange}
        error={error}
        options={shown.map((choice) => ({
          value: choice.value,
          label: <bdi className="min-w-0 wrap-anywhere">{choice.label}</bdi>,
          description: choice.description,
          disabledReason: disabledReason?.(choice.value, choice.permissions),
        }))}
      />
      {chosen && chosen.permissions.length > 0 && (
        <details className="rounded-lg border border-line px-3 py-2">
          <summary className="text-sm">
            What <bdi>{chosen.label}</bdi> permits: {chosen.permissions.length}{' '}
            {chosen.permissions.length === 1 ? 'permission' : 'permissions'}
          </summary>
          <div className="pt-2">
            <RolePermissions permissions={chosen.permissions} />
          </div>
        </details>
      )}
    </div>
  );
}
