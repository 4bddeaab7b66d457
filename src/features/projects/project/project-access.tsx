import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { AccessFacts, PersonFact } from '#domain/rules/explain/facts.ts';
import { countsInProject } from '#domain/rules/permission-reach.ts';
import { permissions as catalogue } from '#domain/rules/permissions.ts';
import { accessFacts, type SeenAccess } from '#src/access/access-facts.ts';
import { known } from '#src/access/answer.ts';
import { DeniedWords } from '#src/access/denied.tsx';
import { heldAt } from '#src/access/own-access.ts';
import { actsWords } from '#src/access/permission-acts.ts';
import { personFacts } from '#src/access/person-facts.ts';
import { useAsker } from '#src/access/use-asker.ts';
import { useCapability } from '#src/api/capabilities.ts';
import { peopleQuery } from '#src/api/people.ts';
import { FailedParts } from '#src/flows/failure/failed-parts.tsx';
import { Notice } from '#src/kit/feedback/notice.tsx';
import { LinesSkeleton } from '#src/kit/feedback/skeleton.tsx';
import { useOrganizationAccess } from '../use-organization-access.ts';
import { AccountsThatSend } from './accounts-that-send.tsx';
import { WhoCanWhat } from './who-can-what.tsx';

export type ProjectAccessProps = { organizationId: string; projectId: string };

/** Which service accounts send to a project, and who can do what in it; or why the person can't see that. */
export function ProjectAccess({ organizationId, projectId }: ProjectAccessProps) {
  const { seen, roles, failed } = useOrganizationAccess(organizationId);
  const people = useQuery({ ...peopleQuery(organizationId), enabled: seen.kind === 'known' });
  const names = useMemo(
    () => new Map(people.data?.flatMap(({ subject, name }) => (name === '' ? [] : [[subject, name]]))),
    [people.data],
  );
  const all = known(seen);
  const tellsSignIns = useCapability('people') ?? false;
  const here = useMemo(
    () => all && factsIn(all, projectId, people.data && personFacts(people.data, tellsSignIns)),
    [all, projectId, people.data, tellsSignIns],
  );
  const unread = [...failed, ...(people.isError && !people.data ? ['the people'] : [])];
  return (
    <>
      <FailedParts parts={unread} />
      {(seen.kind === 'loading' || (here && people.isPending)) && <LinesSkeleton />}
      {seen.kind === 'denied' && <OnlyYourself {...{ organizationId, projectId }} />}
      {here && !people.isPending && (
        <>
          <AccountsThatSend {...{ organizationId, projectId, facts: here, roles }} />
          <WhoCanWhat {...{ organizationId, projectId, facts: here, roles, names }} />
        </>
      )}
    </>
  );
}

/** Bindings of other projects change nothing here, and can be many. `people` are `undefined` where they could not be loaded. */
function factsIn(seen: SeenAccess, projectId: string, people: readonly PersonFact[] | undefined): AccessFacts {
  const here = seen.bindings?.filter((binding) => binding.projectId === '' || binding.projectId === projectId);
  return accessFacts({ ...seen, bindings: here, people });
}

/** For somebody who may not list role bindings: what they can do themselves, and who can show them the rest. */
function OnlyYourself({ organizationId, projectId }: ProjectAccessProps) {
  const { access } = useAsker(organizationId);
  const held = access && heldAt(access, projectId);
  const acts = actsWords(catalogue.filter((permission) => countsInProject(permission) && held?.has(permission)));
  return (
    <Notice tone="neutral" title="You can’t see who else has access here">
      {acts !== '' && <p>You can {acts} here.</p>}
      <DeniedWords permissions={['rolebinding.list']} />
    </Notice>
  );
}
