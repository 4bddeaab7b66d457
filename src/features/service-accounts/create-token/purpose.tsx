import { type ClientKind, clientKinds, clients } from '#domain/rules/clients.ts';
import { clientWords } from '#src/access/clients.ts';
import { referenceOfRole } from '#src/access/role-name.ts';
import { bound } from '#src/kit/form/bound.ts';
import { Select } from '#src/kit/form/select.tsx';
import type { TokenFieldsProps } from './use-token-form.ts';

/** Asks which client the token is for, and chooses the least role that it needs. Another role can be chosen afterwards. */
export function Purpose({ form, offers: { roles, whyNotRole } }: TokenFieldsProps) {
  const chooseLeastRole = (client: ClientKind) => {
    const { role } = clients[client];
    const permissions = roles.find((one) => referenceOfRole(one) === role)?.permissions;
    if (permissions && whyNotRole(role, permissions) === undefined) form.setFieldValue('role', role);
  };
  return (
    <form.Field name="client">
      {(field) => {
        const { onChange, ...rest } = bound(field);
        return (
          <Select
            label="What is it for?"
            optional
            placeholder="Choose the client, and its role is chosen for you"
            {...rest}
            onChange={(client) => {
              onChange(client);
              chooseLeastRole(client);
            }}
            options={clientKinds.map((kind) => ({
              value: kind,
              label: clientWords[kind].label,
              description: clientWords[kind].needs,
            }))}
          />
        );
      }}
    </form.Field>
  );
}
