import { useStore } from '@tanstack/react-form';
import type { ReactNode } from 'react';
import { maxNameLength } from '#domain/rules/name.ts';
import { roleSentence } from '#src/access/permission-acts.ts';
import type { PermissionOffer } from '#src/access/permission-choices.ts';
import { PermissionPicker } from '#src/access/permission-picker.tsx';
import type { SheetFormOf } from '#src/flows/sheet-form/use-sheet-form.ts';
import { bound } from '#src/kit/form/bound.ts';
import { TextField } from '#src/kit/form/field.tsx';
import { counted } from '#src/lib/counted.ts';
import type { RoleForm } from './role-form.ts';

type RoleFieldsProps = {
  form: SheetFormOf<RoleForm>;
  offer: PermissionOffer;
  /** Help under the name. */
  nameHelp?: ReactNode;
};

/** The fields of a role: its name and its permissions. */
export function RoleFields({ form, offer, nameHelp }: RoleFieldsProps) {
  return (
    <>
      <form.Field name="name">
        {(field) => (
          <TextField
            label="Name"
            description={nameHelp ?? `Unique in the organization, at most ${maxNameLength} characters.`}
            placeholder="Release Engineer"
            {...bound(field)}
          />
        )}
      </form.Field>
      <form.Field name="permissions">{(field) => <PermissionPicker offer={offer} {...bound(field)} />}</form.Field>
    </>
  );
}

/** What the chosen permissions let somebody do, in the footer of a sheet: it stays in sight. Takes its space also when short. */
export function RoleSummary({ form }: { form: SheetFormOf<RoleForm> }) {
  const permissions = useStore(form.store, ({ values }) => values.permissions);
  return (
    <output className="block min-h-11 basis-full text-text-muted wrap-anywhere">
      {permissions.length > 0 && (
        <span className="font-medium text-text">{counted(permissions.length, 'permission')}. </span>
      )}
      {roleSentence(permissions)}
    </output>
  );
}
