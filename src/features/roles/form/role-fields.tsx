import { useStore } from '@tanstack/react-form';
import type { ReactNode } from 'react';
import { maxNameLength } from '#domain/rules/name.ts';
import { roleSentence } from '#src/access/permission-acts.ts';
import { PermissionPicker } from '#src/access/permission-picker.tsx';
import type { SheetFormOf } from '#src/flows/sheet-form/use-sheet-form.ts';
import { ErrorPanel } from '#src/kit/feedback/error-panel.tsx';
import { Skeleton } from '#src/kit/feedback/skeleton.tsx';
import { bound } from '#src/kit/form/bound.ts';
import { TextField } from '#src/kit/form/field.tsx';
import { counted } from '#src/lib/counted.ts';
import type { RoleForm } from './role-form.ts';
import type { RoleOffer } from './use-offer.ts';

type RoleFieldsProps = {
  form: SheetFormOf<RoleForm>;
  offer: RoleOffer;
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
      {offer.list === 'loading' && <Skeleton className="h-96" />}
      {offer.list === 'failed' && <ErrorPanel title="The permissions could not be loaded" onRetry={offer.retry} />}
      {offer.list === 'loaded' && (
        <form.Field name="permissions">{(field) => <PermissionPicker offer={offer} {...bound(field)} />}</form.Field>
      )}
    </>
  );
}

type RoleSummaryProps = {
  form: SheetFormOf<RoleForm>;
  /** A sentence below: whom the change touches. */
  more?: string | undefined;
};

/** What the chosen permissions let somebody do, in the footer of a sheet: it stays in sight. */
export function RoleSummary({ form, more }: RoleSummaryProps) {
  const permissions = useStore(form.store, ({ values }) => values.permissions);
  return (
    <output className="grid basis-full gap-1 text-sm text-text-muted wrap-anywhere">
      <span>
        {permissions.length > 0 && (
          <span className="font-medium text-text">{counted(permissions.length, 'permission')}. </span>
        )}
        {roleSentence(permissions)}
      </span>
      {more && <span className="text-text">{more}</span>}
    </output>
  );
}
