import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Role } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';
import { roleChoices } from '#src/access/role-choices.ts';
import { roleName } from '#src/access/role-name.ts';
import { rolesQuery } from '#src/api/roles.ts';
import { Combobox } from '#src/kit/form/combobox.tsx';
import type { Option } from '#src/lib/match-options.ts';

type DefaultRoleFieldProps = {
  organizationId: string;
  value: string;
  onChange: (reference: string) => void;
  error?: string | undefined;
};

/** Chooses the role that people get at their first sign-in; the empty reference means none. */
export function DefaultRoleField({ organizationId, value, onChange, error }: DefaultRoleFieldProps) {
  const { data: roles } = useQuery(rolesQuery(organizationId));
  const [kept] = useState(value);
  const options = useMemo(() => optionsOf(roles, kept), [roles, kept]);
  return (
    <Combobox
      label="Default role"
      description="People get it at their first sign-in, unless they have a role already."
      optional
      options={options}
      value={value}
      onChange={(reference) => onChange(reference ?? '')}
      error={error}
    />
  );
}

const noRole: Option = {
  value: '',
  label: 'No role',
  description: 'People have no access until somebody gives them a role.',
};

/** The roles, after none, and before the one that is kept where it is deleted: what the field shows must be true. */
function optionsOf(roles: readonly Role[] | undefined, kept: string): Option[] {
  const choices: Option[] = [noRole, ...roleChoices(roles ?? [])];
  if (!roles || choices.some(({ value }) => value === kept)) return choices;
  return [...choices, { value: kept, label: `${roleName(kept)} (deleted)` }];
}
