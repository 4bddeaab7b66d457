import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useCan } from '#src/access/use-can.ts';
import { whyReadOnly } from '#src/access/why-read-only.ts';
import { projectsQuery } from '#src/api/projects.ts';
import { FailedParts } from '#src/flows/failure/failed-parts.tsx';
import { ListView } from '#src/flows/list/list-view.tsx';
import { useList } from '#src/flows/list/use-list.ts';
import { AskedSheet } from '#src/flows/sheet-form/asked-sheet.tsx';
import { Button } from '#src/kit/controls/button.tsx';
import { textLinkClass } from '#src/kit/controls/text-link.ts';
import { PageHeader } from '#src/shell/page-header.tsx';
import { CreateProjectSheet } from '../lazy-parts.ts';
import { projectsHelp } from '../projects-help.ts';
import { allLegacyTokens, migrations, projectsPurpose } from '../projects-search.ts';
import { NoProjects } from './no-projects.tsx';
import { projectColumns } from './project-columns.tsx';
import type { ProjectRow } from './project-rows.ts';
import { useProjectRows } from './use-project-rows.ts';

const route = getRouteApi('/organizations/$organizationId/projects/');

/** The projects of the organization: their IDs, who can send data to each, and when each last received some. */
export function ProjectsPage() {
  const { organizationId } = route.useParams();
  const create = useCan(organizationId, 'project.create');
  const { data: projects } = useSuspenseQuery(projectsQuery(organizationId));
  const { rows, reasons, failed } = useProjectRows(organizationId, projects);
  const columns = useMemo(() => projectColumns(reasons), [reasons]);
  const list = useList({ noun: 'project', rows, columns, search, sort: 'name', keyOf, nameOf });
  const { address, change } = list;
  const onCreate = () => change({ create: 'project' });
  const isDenied = useCan(organizationId, 'project.list').allowed === false && projects.length === 0;
  return (
    <>
      <PageHeader
        help={projectsHelp}
        description={isDenied ? projectsPurpose : <PurposeAndMore organizationId={organizationId} />}
        readOnly={isDenied ? undefined : whyReadOnly(create)}
        actions={
          (!isDenied || create.allowed) && (
            <Button
              variant="primary"
              disabledReason={create.reason}
              preload={CreateProjectSheet.preload}
              onClick={onCreate}
            >
              Create Project
            </Button>
          )
        }
      />
      <AskedSheet
        isAsked={address['create'] === 'project'}
        act="create a project"
        permission="project.create"
        can={create}
        drop={() => change({ create: undefined }, { replace: true })}
      >
        {(onClose) => <CreateProjectSheet {...{ organizationId, projects, onClose }} />}
      </AskedSheet>
      <FailedParts parts={failed} />
      <ListView list={list} empty={<NoProjects {...{ organizationId, create, onCreate }} />} />
    </>
  );
}

/** What the page is for, and the lists of what projects have. */
function PurposeAndMore({ organizationId }: { organizationId: string }) {
  const params = { organizationId };
  return (
    <>
      {projectsPurpose}{' '}
      <Link to="/organizations/$organizationId/projects/legacy-tokens" params={params} className={textLinkClass}>
        {allLegacyTokens}
      </Link>
      {' · '}
      <Link to="/organizations/$organizationId/projects/migrations" params={params} className={textLinkClass}>
        {migrations}
      </Link>
    </>
  );
}

const keyOf = ({ id }: ProjectRow) => id;
const nameOf = ({ name }: ProjectRow) => name;
const search = { looksAt: 'names and IDs', textsOf: ({ name, id }: ProjectRow) => [name, id] };
