import { useSuspenseQuery } from '@tanstack/react-query';
import { may } from '#src/access/own-access.ts';
import { OwnPermissions } from '#src/access/own-permissions.tsx';
import { OwnRoles } from '#src/access/own-roles.tsx';
import { useProjects } from '#src/access/use-projects.ts';
import { ownAccessQuery } from '#src/api/access.ts';
import { selfQuery } from '#src/api/session.ts';
import { CopyableId } from '#src/kit/controls/copy-button.tsx';
import { Fact, Facts } from '#src/kit/text/facts.tsx';
import { Section } from '#src/kit/text/section.tsx';

type YouProps = { organizationId: string };

/** Who the person is in the organization, and what they may do. */
export function You({ organizationId }: YouProps) {
  const { data: self } = useSuspenseQuery(selfQuery());
  return (
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
  );
}

/** The person's roles and, if they may not see what those give, their permissions. */
function OwnAccess({ organizationId }: YouProps) {
  const { data: access } = useSuspenseQuery(ownAccessQuery(organizationId));
  const projects = useProjects(organizationId);
  return (
    <div className="grid gap-3">
      <OwnRoles organizationId={organizationId} />
      {!may(access, 'role.list') && <OwnPermissions access={access} projects={projects} />}
    </div>
  );
}
