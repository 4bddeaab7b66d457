import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useCanSomewhere } from '#src/access/use-can.ts';
import { whyReadOnly } from '#src/access/why-read-only.ts';
import { projectsQuery } from '#src/api/projects.ts';
import { buttonClass } from '#src/kit/controls/button.tsx';
import { PageHeader } from '#src/shell/page-header.tsx';
import { CreateInstead } from './create-instead.tsx';
import { legacyTokensHelp } from './legacy-tokens-help.ts';
import { allLegacyTokensPurpose } from './legacy-tokens-search.ts';
import { LegacyTokensList } from './list/legacy-tokens-list.tsx';
import { NoLegacyTokens } from './list/no-legacy-tokens.tsx';

const route = getRouteApi('/organizations/$organizationId/projects/legacy-tokens');

/** The legacy tokens of all projects: how much is left to migrate. */
export function AllLegacyTokensPage() {
  const { organizationId } = route.useParams();
  const { data: projects } = useQuery(projectsQuery(organizationId));
  const ids = useMemo(() => projects?.map(({ id }) => id) ?? [], [projects]);
  const canSee = useCanSomewhere(organizationId, 'project.read', ids);
  const canRevoke = useCanSomewhere(organizationId, 'project.update', ids);
  return (
    <>
      <PageHeader
        help={legacyTokensHelp}
        description={allLegacyTokensPurpose}
        readOnly={whyReadOnly(canRevoke)}
        actions={
          <>
            <Link
              to="/organizations/$organizationId/projects/migrations"
              params={{ organizationId }}
              className={buttonClass('secondary')}
            >
              Migrations
            </Link>
            <CreateInstead organizationId={organizationId} />
          </>
        }
      />
      <LegacyTokensList
        organizationId={organizationId}
        empty={<NoLegacyTokens organizationId={organizationId} title="No legacy tokens are left" can={canSee} />}
      />
    </>
  );
}
