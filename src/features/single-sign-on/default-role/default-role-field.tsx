import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { roleChoices } from '#src/access/role-choices.ts';
import { rolesQuery } from '#src/api/roles.ts';
import { Combobox } from '#src/kit/form/combobox.tsx';

type DefaultRoleFieldProps = {
  organizationId: string;
  value: string;
  onChange: (reference: string) => void;
  error?: string | undefined;
};

/** Chooses the role that people get at their first sign-in; an empty field means none. */
export function DefaultRoleField({ organizationId, value, onChange, error }: DefaultRoleFieldProps) {
  const { data: roles } = useQuery(rolesQuery(organizationId));
  const options = useMemo(() => roleChoices(roles ?? []), [roles]);
  return (
    <Combobox
      label="Default role"
      description="People get it at their first sign-in. Without one, they have no access until somebody gives them a role."
      optional
      options={options}
      value={value === '' ? undefined : value}
      onChange={(reference) => onChange(reference ?? '')}
      placeholder="No role"
      error={error}
    />
  );
}
