import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Trash2 } from 'lucide-react';
import { Suspense, useState } from 'react';
import { useCan } from '#src/access/use-can.ts';
import { whyReadOnly } from '#src/access/why-read-only.ts';
import { forgetProject } from '#src/api/project-changes.ts';
import { projectQuery } from '#src/api/projects.ts';
import { useActs } from '#src/flows/acts/use-acts.ts';
import { AskedSheet } from '#src/flows/sheet-form/asked-sheet.tsx';
import { Button } from '#src/kit/controls/button.tsx';
import { CopyableId } from '#src/kit/controls/copy-button.tsx';
import { Fact, Facts } from '#src/kit/text/facts.tsx';
import { Section } from '#src/kit/text/section.tsx';
import { PageHeader } from '#src/shell/page-header.tsx';
import { DeleteProjectDialog, RenameProjectSheet } from '../lazy-parts.ts';
import { projectsHelp } from '../projects-help.ts';
import { projectSettingsPurpose } from '../projects-search.ts';

const route = getRouteApi('/organizations/$organizationId/projects/$projectId/settings');

/** What can be changed about a project: its name, and whether it stays. */
export function ProjectSettingsPage() {
  const { organizationId, projectId } = route.useParams();
  const { change } = route.useSearch();
  const navigate = route.useNavigate();
  const queryClient = useQueryClient();
  const { data: project } = useSuspenseQuery(projectQuery(projectId));
  const update = useCan(organizationId, 'project.update', projectId);
  const remove = useCan(organizationId, 'project.delete', projectId);
  const [isDeleting, setIsDeleting] = useState(false);
  const setChange = (what: 'name' | undefined) =>
    void navigate({ search: { change: what }, replace: what === undefined, resetScroll: false });
  useActs([
    { label: 'Rename project', disabledReason: update.reason, onSelect: () => setChange('name') },
    {
      label: 'Delete project',
      icon: <Trash2 />,
      disabledReason: remove.reason,
      onSelect: () => setIsDeleting(true),
    },
  ]);
  const afterDeletion = async () => {
    await navigate({ to: '/organizations/$organizationId/projects', params: { organizationId }, replace: true });
    forgetProject(queryClient, projectId);
  };
  return (
    <div className="max-w-3xl">
      <PageHeader help={projectsHelp} description={projectSettingsPurpose} readOnly={whyReadOnly(update, remove)} />
      <AskedSheet
        isAsked={change === 'name'}
        act="rename the project"
        permission="project.update"
        can={update}
        drop={() => setChange(undefined)}
      >
        {(onClose) => <RenameProjectSheet project={project} onClose={onClose} />}
      </AskedSheet>
      <div className="grid gap-8">
        <Facts>
          <Fact name="Name" help="Shown everywhere in the console. Clients don’t use it.">
            <span className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
              <bdi className="wrap-anywhere">{project.name}</bdi>
              <Button
                disabledReason={update.reason}
                preload={RenameProjectSheet.preload}
                onClick={() => setChange('name')}
              >
                Rename project
              </Button>
            </span>
          </Fact>
          <Fact
            name="Project ID"
            help="Clients send it in the projectID header, beside the API token. It is not a secret, and never changes."
          >
            <CopyableId value={project.id} label="Copy project ID" />
          </Fact>
        </Facts>
        <Section
          title="Danger area"
          description="Deleting a project can’t be undone. Clients that send to it stop working at once."
        >
          <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 rounded-lg border border-danger-line p-4">
            <p className="min-w-0 flex-1 basis-60">
              Deletes the project with its role bindings, the API tokens that are limited to it, its legacy tokens and
              its migrations.
            </p>
            <Button
              variant="danger"
              disabledReason={remove.reason}
              preload={DeleteProjectDialog.preload}
              onClick={() => setIsDeleting(true)}
            >
              Delete project
            </Button>
          </div>
        </Section>
      </div>
      <Suspense fallback={null}>
        {isDeleting && (
          <DeleteProjectDialog
            project={project}
            onClose={(isDone) => {
              setIsDeleting(false);
              if (isDone) void afterDeletion();
            }}
          />
        )}
      </Suspense>
    </div>
  );
}
