import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { may } from '#src/access/own-access.ts';
import { OwnPermissions } from '#src/access/own-permissions.tsx';
import { OwnRoles } from '#src/access/own-roles.tsx';
import { useProjects } from '#src/access/use-projects.ts';
import { ownAccessQuery } from '#src/api/access.ts';
import { organizationsQuery } from '#src/api/projects.ts';
import { selfQuery } from '#src/api/session.ts';
import { CopyableId } from '#src/kit/controls/copy-button.tsx';
import { Fact, Facts } from '#src/kit/text/facts.tsx';
import { Section } from '#src/kit/text/section.tsx';
import { PageHeader } from '#src/shell/page-header.tsx';
import { settingsHelp } from './settings-help.ts';
import { settingsPurpose } from './settings-purpose.ts';

const route = getRouteApi('/organizations/$organizationId/settings/');

/** Facts about the organization, and who the person is in it. Nothing can be changed here yet. */
export function SettingsPage() {
  const { organizationId } = route.useParams();
  const { data: organizations } = useSuspenseQuery(organizationsQuery());
  const { data: self } = useSuspenseQuery(selfQuery());
  const name = organizations.find(({ id }) => id === organizationId)?.name;
  return (
    <>
      <PageHeader help={settingsHelp} description={settingsPurpose} />
      <div className="grid gap-6">
        <Section title="Organization">
          <Facts>
            <Fact name="Name">
              <bdi className="wrap-anywhere">{name ?? 'Unknown'}</bdi>
            </Fact>
            <Fact name="Organization ID" help="Custom roles are called <organization ID>:<name> in the API.">
              <CopyableId value={organizationId} label="Copy organization ID" />
            </Fact>
          </Facts>
        </Section>
        <Section title="You">
          <Facts>
            <Fact name="Name">
              <bdi className="wrap-anywhere">{self.name || 'Not given'}</bdi>
            </Fact>
            <Fact name="E-mail">
              <CopyableId value={self.email} label="Copy e-mail" />
            </Fact>
            <Fact name="OIDC provider" help="Role bindings identify you by this provider and your e-mail.">
              <CopyableId value={self.authProvider} label="Copy OIDC provider" />
            </Fact>
            <Fact name="Your roles here">
              <OwnAccess organizationId={organizationId} />
            </Fact>
          </Facts>
        </Section>
      </div>
    </>
  );
}

/** The person's roles and, if they may not see what those give, their permissions. */
function OwnAccess({ organizationId }: { organizationId: string }) {
  const { data: access } = useSuspenseQuery(ownAccessQuery(organizationId));
  const projects = useProjects(organizationId);
  return (
    <div className="grid gap-3">
      <OwnRoles organizationId={organizationId} />
      {!may(access, 'role.list') && <OwnPermissions access={access} projects={projects} />}
    </div>
  );
}
