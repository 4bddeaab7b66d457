import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Project } from '#proto/polarsignals/project/v1alpha1/project_pb.ts';
import { readError } from '#src/api/errors.ts';
import { deleteProject, invalidateAfterProjectDeletion, invalidateProject } from '#src/api/project-changes.ts';
import { DeletionDialog } from '#src/flows/deletion/deletion-dialog.tsx';
import { Button } from '#src/kit/controls/button.tsx';
import { Notice } from '#src/kit/feedback/notice.tsx';
import { LostWithProject } from './lost-with-project.tsx';

export type DeleteProjectDialogProps = {
  /** As it is now: somebody else may rename it while the dialog is open. */
  project: Project;
  /** `isDone`: it is deleted, and its page must be left. */
  onClose: (isDone: boolean) => void;
};

/** Asks before a project is deleted, by its name. If it is renamed meanwhile, nothing is deleted before that is seen. */
export function DeleteProjectDialog({ project, onClose }: DeleteProjectDialogProps) {
  const queryClient = useQueryClient();
  const { id, organizationId } = project;
  // What the person was asked about, and confirmed.
  const [asked, setAsked] = useState(project);
  const remove = async ({ name }: Project) => {
    try {
      await deleteProject({ id, expectedName: name });
    } catch (error) {
      // Not after a lost answer: the page would go, and with it this dialog, which tells what became of the project.
      if (readError(error).reason === 'STALE_PROJECT') await invalidateProject(queryClient, id);
      throw error;
    }
  };
  const refresh = async (gone: ReadonlySet<Project>) => {
    // Its page is left before the lists reload without it.
    if (gone.size > 0) void invalidateAfterProjectDeletion(queryClient, organizationId);
  };
  return (
    <DeletionDialog
      key={asked.name}
      deletion={{
        noun: 'project',
        items: [asked],
        typesName: true,
        nameOf: ({ name }) => name,
        remove,
        refresh,
      }}
      onClose={onClose}
    >
      {project.name !== asked.name && (
        <Notice
          tone="warning"
          title="Somebody renamed this project meanwhile"
          action={<Button onClick={() => setAsked(project)}>Ask with the new name</Button>}
          live
        >
          It is called <bdi className="font-medium text-text">{project.name}</bdi> now. Make sure that it is still the
          one to delete.
        </Notice>
      )}
      <LostWithProject project={project} />
    </DeletionDialog>
  );
}
