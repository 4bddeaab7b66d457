import { Link } from '@tanstack/react-router';
import { ScopeLabel } from '#src/access/scope.tsx';
import { SubjectLabel } from '#src/access/subject.tsx';
import { useProjects } from '#src/access/use-projects.ts';
import { counted, formatCount } from '#src/lib/counted.ts';
import { InviteLine } from '../role/invite-line.tsx';
import type { Keepers, Kept } from '../use-keepers.ts';

type RoleInUseProps = {
  organizationId: string;
  /** The role's reference. */
  role: string;
  keepers: Keepers;
};

const listedAtOnce = 6;

/** Who has a role and which open invites give it: these must go before the role can. */
export function RoleInUse({ organizationId, role, keepers }: RoleInUseProps) {
  const projects = useProjects(organizationId);
  const bindings = rowsOf(keepers.bindings);
  const invites = rowsOf(keepers.invites);
  return (
    <div className="grid gap-3">
      <p>{whatFirst(bindings.length, invites.length)}</p>
      {bindings.length > 0 && (
        <ul aria-label="Holders" className="grid gap-2 text-text">
          {bindings.slice(0, listedAtOnce).map(({ id, subject, projectId }) => (
            <li key={id} className="flex flex-wrap items-center justify-between gap-x-3">
              <SubjectLabel subject={subject} />
              <ScopeLabel projectId={projectId} projects={projects} />
            </li>
          ))}
          {bindings.length > listedAtOnce && <li>and {formatCount(bindings.length - listedAtOnce)} more</li>}
        </ul>
      )}
      {invites.length > 0 && (
        <ul aria-label="Open invites" className="grid gap-2 text-text">
          {invites.slice(0, listedAtOnce).map((invite) => (
            <li key={invite.id}>
              <InviteLine invite={invite} />
            </li>
          ))}
          {invites.length > listedAtOnce && <li>and {formatCount(invites.length - listedAtOnce)} more</li>}
        </ul>
      )}
      {bindings.length > 0 && (
        <p>
          <Link
            to="/organizations/$organizationId/iam/role-bindings"
            params={{ organizationId }}
            search={{ role: [role] }}
            className="rounded-sm text-accent underline underline-offset-2"
          >
            Show {bindings.length === 1 ? 'this role binding' : 'these role bindings'}
          </Link>
        </p>
      )}
    </div>
  );
}

function rowsOf<Row>(kept: Kept<Row>): readonly Row[] {
  return kept.kind === 'known' ? kept.rows : [];
}

function whatFirst(bindings: number, invites: number): string {
  const acts = [
    bindings > 0 && `delete ${counted(bindings, 'role binding')}`,
    invites > 0 && `end ${counted(invites, 'open invite')}`,
  ];
  return `This role is in use. First ${acts.filter(Boolean).join(' and ')}.`;
}
