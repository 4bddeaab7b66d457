import { Link } from '@tanstack/react-router';
import type { RoleBinding } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';
import { ScopeLabel } from '#src/access/scope.tsx';
import { SubjectLabel } from '#src/access/subject.tsx';
import { useProjects } from '#src/access/use-projects.ts';
import { Section } from '#src/kit/text/section.tsx';
import { holderCount, holdersOf, holderWords } from '../list/role-holders.ts';
import type { Kept } from '../use-keepers.ts';
import { KeptRows } from './kept-rows.tsx';

type RoleHoldersProps = {
  organizationId: string;
  /** The role's reference. */
  reference: string;
  /** Its role bindings. */
  bindings: Kept<RoleBinding>;
};

/** Who has a role, and where; the list of role bindings shows all of them. */
export function RoleHolders({ organizationId, reference, bindings }: RoleHoldersProps) {
  const projects = useProjects(organizationId);
  const holders = bindings.kind === 'known' ? holdersOf(bindings.rows)(reference) : undefined;
  const hasHolders = holders !== undefined && holderCount(holders) > 0;
  return (
    <Section title="Holders" description={hasHolders ? `${holderWords(holders)}.` : undefined}>
      <KeptRows
        kept={bindings}
        what="the role bindings"
        permission="rolebinding.list"
        none="Nobody has this role. A role binding gives it to somebody."
        keyOf={({ id }) => id}
        after={
          hasHolders && (
            <Link
              to="/organizations/$organizationId/iam/role-bindings"
              params={{ organizationId }}
              search={{ role: [reference] }}
              className="rounded-sm text-accent underline underline-offset-2"
            >
              Show in Role Bindings
            </Link>
          )
        }
      >
        {({ subject, projectId }) => (
          <>
            <SubjectLabel subject={subject} />
            <ScopeLabel projectId={projectId} projects={projects} />
          </>
        )}
      </KeptRows>
    </Section>
  );
}
