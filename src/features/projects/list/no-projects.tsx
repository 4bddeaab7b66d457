import { Folder } from 'lucide-react';
import { Denied } from '#src/access/denied.tsx';
import { type Can, useCan } from '#src/access/use-can.ts';
import { Button } from '#src/kit/controls/button.tsx';
import { EmptyState } from '#src/kit/feedback/empty-state.tsx';

type NoProjectsProps = { organizationId: string; create: Can; onCreate: () => void };

/** In place of the list: there are no projects yet, or the person may not see them. */
export function NoProjects({ organizationId, create, onCreate }: NoProjectsProps) {
  const list = useCan(organizationId, 'project.list');
  if (list.allowed === false) return <Denied title="You can’t see this page" permissions={['project.list']} />;
  return (
    <EmptyState
      icon={<Folder />}
      title="No projects yet"
      action={
        <Button variant="primary" disabledReason={create.reason} onClick={onCreate}>
          Create the first one
        </Button>
      }
    >
      Agents and scrapers send profiles to a project. Create one for each environment, such as production and staging.
    </EmptyState>
  );
}
