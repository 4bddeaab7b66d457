import { Link, useParams } from '@tanstack/react-router';
import { Folder } from 'lucide-react';
import { buttonClass } from '#src/kit/controls/button.tsx';
import { EmptyState } from '#src/kit/feedback/empty-state.tsx';
import { PageHeader } from '#src/shell/page-header.tsx';

/** In place of a project's pages, once it was deleted while one of them was open. */
export function ProjectGone() {
  const { organizationId } = useParams({ from: '/organizations/$organizationId' });
  return (
    <>
      <PageHeader title="Project not found" />
      <EmptyState
        icon={<Folder />}
        title="This project is gone"
        action={
          <Link to="/organizations/$organizationId/projects" params={{ organizationId }} className={buttonClass()}>
            Go to all projects
          </Link>
        }
      >
        It was deleted, or your access to it was taken away.
      </EmptyState>
    </>
  );
}
