import { useQuery } from '@tanstack/react-query';
import { LostPermissions } from '#src/access/loss-of-one.tsx';
import { roleName } from '#src/access/role-name.ts';
import { scopePhrase } from '#src/access/scope-state.ts';
import { useProjects } from '#src/access/use-projects.ts';
import { ownAccessQuery } from '#src/api/access.ts';
import { leaveOrganization } from '#src/api/organizations.ts';
import { DeletionDialog } from '#src/flows/deletion/deletion-dialog.tsx';
import { Notice } from '#src/kit/feedback/notice.tsx';
import { counted } from '#src/lib/counted.ts';
import type { NamedOrganization } from './named-organization.ts';

export type LeaveOrganizationDialogProps = {
  organization: NamedOrganization;
  /** `isDone`: the person has left, and its pages must be left too. */
  onClose: (isDone: boolean) => void;
};

const toLeave = { act: 'Leave', acting: 'Leaving', acted: 'left' };

/** Asks before a person gives up their own access, and says what that is. */
export function LeaveOrganizationDialog({ organization, onClose }: LeaveOrganizationDialogProps) {
  return (
    <DeletionDialog
      deletion={{
        noun: 'organization',
        verb: toLeave,
        items: [organization],
        nameOf: ({ name }) => name,
        remove: ({ id }) => leaveOrganization(id),
        // The page that asked leaves the organization's pages first.
        refresh: async () => undefined,
      }}
      onClose={onClose}
    >
      <OwnLoss organizationId={organization.id} />
    </DeletionDialog>
  );
}

/** The roles that the person gives up, and what these give. */
function OwnLoss({ organizationId }: { organizationId: string }) {
  const { data: access } = useQuery(ownAccessQuery(organizationId));
  const projects = useProjects(organizationId);
  const { roleBindings = [], scopes = [] } = access ?? {};
  return (
    <>
      <Notice tone="warning" title="This is your own access">
        You lose it immediately. Somebody else has to give it back.
      </Notice>
      {roleBindings.length > 0 && (
        <section className="grid gap-2">
          <h3 className="font-semibold">
            {counted(roleBindings.length, 'role binding')} {roleBindings.length === 1 ? 'is' : 'are'} deleted
          </h3>
          <ul className="grid gap-1">
            {roleBindings.map(({ id, role, projectId }) => (
              <li key={id} className="wrap-anywhere">
                <bdi className="font-medium">{roleName(role) || 'A deleted role'}</bdi>{' '}
                <span className="text-text-muted">in {scopePhrase(projectId, projects)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {scopes
        .filter(({ permissions }) => permissions.length > 0)
        .map(({ projectId, permissions }) => (
          <div key={projectId} className="grid gap-2">
            <p>You will immediately lose in {scopePhrase(projectId, projects)}:</p>
            <LostPermissions permissions={permissions} />
          </div>
        ))}
      <p className="text-text-muted">
        Your pending invites no longer work. Service accounts and API tokens that you created stay. So do your account
        and your roles in other organizations.
      </p>
    </>
  );
}
