import { useQueryClient } from '@tanstack/react-query';
import { checkName, maxNameLength } from '#domain/rules/name.ts';
import type { Project } from '#proto/polarsignals/project/v1alpha1/project_pb.ts';
import { readError } from '#src/api/errors.ts';
import { invalidateProject, updateProject } from '#src/api/project-changes.ts';
import { projectQuery } from '#src/api/projects.ts';
import { errorsAt, reasonIn } from '#src/flows/sheet-form/field-errors.ts';
import { SheetForm } from '#src/flows/sheet-form/sheet-form.tsx';
import { useSheetForm } from '#src/flows/sheet-form/use-sheet-form.ts';
import { toast } from '#src/kit/feedback/toast.tsx';
import { bound } from '#src/kit/form/bound.ts';
import { TextField } from '#src/kit/form/field.tsx';
import { isolated } from '#src/lib/isolated.ts';

export type RenameProjectSheetProps = {
  /** As it is now: somebody else may rename it while the sheet is open, and the sheet says so. */
  project: Project;
  onClose: () => void;
};

/** Gives a project another name. */
export function RenameProjectSheet({ project, onClose }: RenameProjectSheetProps) {
  const queryClient = useQueryClient();
  const { id } = project;

  /** After a lost answer the project may have the name already, and the backend then misses the old one. */
  const isDone = async (error: unknown, name: string) => {
    if (readError(error).reason !== 'STALE_PROJECT') return false;
    await invalidateProject(queryClient, id);
    return (await queryClient.query({ ...projectQuery(id), staleTime: 'static' })).name === name;
  };
  const { form, sheet } = useSheetForm({
    what: 'The project’s name',
    done: 'changed',
    start: { name: project.name },
    check: ({ name }) => ({ name: reasonIn(checkName(name)) }),
    send: async ({ name: typed }) => {
      const checked = checkName(typed);
      const name = checked.ok ? checked.name : typed;
      try {
        await updateProject({ id, name, expectedName: project.name });
      } catch (error) {
        if (!(await isDone(error, name))) throw error;
      }
      sheet.guard.letGo();
      await invalidateProject(queryClient, id);
      toast(`Renamed the project to ${isolated(name)}`);
      if (sheet.guard.isHere()) onClose();
    },
    refused: (error) => {
      if (error.isUncertain) void invalidateProject(queryClient, id);
      return errorsAt(error, { name: 'name' });
    },
    onClose,
  });
  return (
    <SheetForm
      sheet={sheet}
      title="Rename project"
      description={
        <>
          It is called <bdi className="font-medium">{project.name}</bdi> now. Clients use the ID, which stays: nothing
          stops working.
        </>
      }
      action="Rename project"
    >
      <form.Field name="name">
        {(field) => (
          <TextField
            label="Name"
            description={`Unique in the organization, at most ${maxNameLength} characters.`}
            {...bound(field)}
          />
        )}
      </form.Field>
    </SheetForm>
  );
}
