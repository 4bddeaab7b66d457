import { getRouteApi } from '@tanstack/react-router';
import { useCan } from '#src/access/use-can.ts';
import { whyReadOnly } from '#src/access/why-read-only.ts';
import { PageHeader } from '#src/shell/page-header.tsx';
import { CreateInstead } from './create-instead.tsx';
import { legacyTokensHelp } from './legacy-tokens-help.ts';
import { legacyTokensPurpose } from './legacy-tokens-search.ts';
import { LegacyTokensList } from './list/legacy-tokens-list.tsx';
import { NoLegacyTokens } from './list/no-legacy-tokens.tsx';

const route = getRouteApi('/organizations/$organizationId/projects/$projectId/legacy-tokens');

/** The legacy tokens of one project. */
export function ProjectLegacyTokensPage() {
  const { organizationId, projectId } = route.useParams();
  const canSee = useCan(organizationId, 'project.read', projectId);
  const canRevoke = useCan(organizationId, 'project.update', projectId);
  return (
    <>
      <PageHeader
        help={legacyTokensHelp}
        description={legacyTokensPurpose}
        readOnly={whyReadOnly(canRevoke)}
        actions={<CreateInstead {...{ organizationId, projectId }} />}
      />
      <LegacyTokensList
        {...{ organizationId, projectId }}
        empty={
          <NoLegacyTokens organizationId={organizationId} title="This project has no legacy tokens" can={canSee} />
        }
      />
    </>
  );
}
