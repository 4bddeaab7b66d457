import { useQueryClient } from '@tanstack/react-query';
import { checkName, maxNameLength } from '#domain/rules/name.ts';
import { readError } from '#src/api/errors.ts';
import { invalidateOrganizations, updateOrganization } from '#src/api/organizations.ts';
import { organizationsQuery } from '#src/api/projects.ts';
import { errorsAt, reasonIn } from '#src/flows/sheet-form/field-errors.ts';
import { SheetForm } from '#src/flows/sheet-form/sheet-form.tsx';
import { useSheetForm } from '#src/flows/sheet-form/use-sheet-form.ts';
import { toast } from '#src/kit/feedback/toast.tsx';
import { bound } from '#src/kit/form/bound.ts';
import { TextField } from '#src/kit/form/field.tsx';
import { isolated } from '#src/lib/isolated.ts';
import type { NamedOrganization } from './named-organization.ts';

export type RenameOrganizationSheetProps = {
  /** As it is now: somebody else may rename it while the sheet is open, and the sheet says so. */
  organization: NamedOrganization;
  onClose: () => void;
};

/** Gives an organization another name. */
export function RenameOrganizationSheet({ organization, onClose }: RenameOrganizationSheetProps) {
  const queryClient = useQueryClient();
  const { id } = organization;

  /** After a lost answer the organization may have the name already, and the backend then misses the old one. */
  const isDone = async (error: unknown, name: string) => {
    if (readError(error).reason !== 'STALE_ORGANIZATION') return false;
    await invalidateOrganizations(queryClient);
    const organizations = await queryClient.query({ ...organizationsQuery(), staleTime: 'static' });
    return organizations.find((one) => one.id === id)?.name === name;
  };
  const { form, sheet } = useSheetForm({
    what: 'The organization’s name',
    done: 'changed',
    start: { name: organization.name },
    check: ({ name }) => ({ name: reasonIn(checkName(name)) }),
    send: async ({ name: typed }) => {
      const checked = checkName(typed);
      const name = checked.ok ? checked.name : typed;
      try {
        await updateOrganization({ id, name, expectedName: organization.name });
      } catch (error) {
        if (!(await isDone(error, name))) throw error;
      }
      sheet.guard.letGo();
      await invalidateOrganizations(queryClient);
      toast(`Renamed the organization to ${isolated(name)}`);
      if (sheet.guard.isHere()) onClose();
    },
    refused: (error) => {
      if (error.isUncertain) void invalidateOrganizations(queryClient);
      return errorsAt(error, { name: 'name' });
    },
    onClose,
  });
  return (
    <SheetForm
      sheet={sheet}
      title="Rename organization"
      description={
        <>
          It is called <bdi className="font-medium">{organization.name}</bdi> now. Everybody in it sees the new name.
          The ID stays, so nothing stops working.
        </>
      }
      action="Rename organization"
    >
      <form.Field name="name">
        {(field) => <TextField label="Name" description={`At most ${maxNameLength} characters.`} {...bound(field)} />}
      </form.Field>
    </SheetForm>
  );
}
