import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { checkName, maxNameLength } from '#domain/rules/name.ts';
import { readError } from '#src/api/errors.ts';
import { createOrganization, invalidateOrganizations } from '#src/api/organizations.ts';
import { organizationsQuery } from '#src/api/projects.ts';
import { errorsAt, reasonIn } from '#src/flows/sheet-form/field-errors.ts';
import { SheetForm } from '#src/flows/sheet-form/sheet-form.tsx';
import { useSheetForm } from '#src/flows/sheet-form/use-sheet-form.ts';
import { toast } from '#src/kit/feedback/toast.tsx';
import { bound } from '#src/kit/form/bound.ts';
import { TextField } from '#src/kit/form/field.tsx';
import { isolated } from '#src/lib/isolated.ts';

export type NewOrganizationSheetProps = { onClose: () => void };

/** Creates an organization and opens its overview. After a lost answer it looks whether the organization is there. */
export function NewOrganizationSheet({ onClose }: NewOrganizationSheetProps) {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const read = () => queryClient.query({ ...organizationsQuery(), staleTime: 'static' });
  const [before] = useState(() => new Set(known(queryClient.getQueryData(organizationsQuery().queryKey))));

  /** The organization of this name that wasn't there when the sheet opened; `undefined` for none, or where it can't be read. */
  const madeMeanwhile = async (name: string) => {
    await invalidateOrganizations(queryClient).catch(() => undefined);
    const organizations = await read().catch(() => []);
    return organizations.find((one) => one.name === name && !before.has(one.id))?.id;
  };
  const { form, sheet } = useSheetForm({
    what: 'The organization',
    start: { name: '' },
    check: ({ name }) => ({ name: reasonIn(checkName(name)) }),
    send: async ({ name: typed }) => {
      const checked = checkName(typed);
      const name = checked.ok ? checked.name : typed;
      const organizationId = await createOrganization({ name }).catch(async (error: unknown) => {
        const { kind, isUncertain } = readError(error);
        // The answer to this call, or to one before it, may have been lost.
        const made = kind === 'exists' || isUncertain ? await madeMeanwhile(name) : undefined;
        if (made === undefined) throw error;
        return made;
      });
      sheet.guard.letGo();
      await invalidateOrganizations(queryClient);
      toast(`Created organization ${isolated(name)}`);
      if (!sheet.guard.isHere()) return;
      onClose();
      await navigate({ to: '/organizations/$organizationId/overview', params: { organizationId } });
    },
    refused: (error) => errorsAt(error, { name: 'name' }),
    onClose,
  });
  return (
    <SheetForm
      sheet={sheet}
      title="New organization"
      description="It starts empty, and you are its owner. Nothing of this organization is shared with it: neither people and roles nor projects and tokens."
      action="Create organization"
    >
      <form.Field name="name">
        {(field) => (
          <TextField
            label="Name"
            description={`At most ${maxNameLength} characters. You can change it later.`}
            placeholder="Acme Labs"
            {...bound(field)}
          />
        )}
      </form.Field>
    </SheetForm>
  );
}

function known(answer: { readonly organizations: readonly { readonly id: string }[] } | undefined): string[] {
  return answer?.organizations.map(({ id }) => id) ?? [];
}
