import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { checkName, maxNameLength } from '#domain/rules/name.ts';
import { maxProjects } from '#domain/rules/quota.ts';
import { createProject, invalidateProjects } from '#src/api/project-changes.ts';
import { errorsAt, reasonIn } from '#src/flows/sheet-form/field-errors.ts';
import { SheetForm } from '#src/flows/sheet-form/sheet-form.tsx';
import { useSheetForm } from '#src/flows/sheet-form/use-sheet-form.ts';
import { toast } from '#src/kit/feedback/toast.tsx';
import { bound } from '#src/kit/form/bound.ts';
import { TextField } from '#src/kit/form/field.tsx';
import { isolated } from '#src/lib/isolated.ts';
import { ByApiToken } from './by-api-token.tsx';

export type CreateProjectSheetProps = {
  organizationId: string;
  projects: readonly { readonly name: string }[];
  onClose: () => void;
};

/** From this many free places on, the sheet says how many projects there are. */
const nearLimit = 10;

/** Creates a project and opens its page, where its ID is to copy. */
export function CreateProjectSheet({ organizationId, projects, onClose }: CreateProjectSheetProps) {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const { form, sheet } = useSheetForm({
    what: 'The project',
    start: { name: '' },
    check: ({ name }) => ({ name: reasonIn(checkName(name)) }),
    send: async ({ name }) => {
      const projectId = await createProject({ organizationId, name });
      sheet.guard.letGo();
      await invalidateProjects(queryClient);
      toast(`Created project ${isolated(name.trim())}`);
      if (!sheet.guard.isHere()) return;
      await navigate({
        to: '/organizations/$organizationId/projects/$projectId',
        params: { organizationId, projectId },
        // Back then leads to the list, not to this form.
        replace: true,
      });
    },
    refused: (error) => {
      // The list may lack a project: another person's, or this form's if the answer was lost.
      if (error.kind === 'exists' || error.isUncertain) void invalidateProjects(queryClient);
      return errorsAt(error, { name: 'name' });
    },
    onClose,
  });
  return (
    <SheetForm
      sheet={sheet}
      title="Create Project"
      description="Roles for the whole organization apply to the new project, too."
      action="Create Project"
    >
      <form.Field name="name">
        {(field) => (
          <TextField
            label="Name"
            description={`Unique in the organization, at most ${maxNameLength} characters. You can change it later: clients use the ID.`}
            placeholder="staging"
            {...bound(field)}
          />
        )}
      </form.Field>
      {projects.length > maxProjects - nearLimit && (
        <p className="text-sm text-text-muted">
          {projects.length} of {maxProjects} projects are in use.
        </p>
      )}
      <form.Subscribe selector={({ values }) => values.name.trim()}>
        {(name) => <ByApiToken organizationId={organizationId} name={name || 'staging'} />}
      </form.Subscribe>
    </SheetForm>
  );
}
