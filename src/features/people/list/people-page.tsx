import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Users } from 'lucide-react';
import { Suspense, useCallback, useMemo, useState } from 'react';
import { userSubject } from '#domain/rules/subject.ts';
import { CreateBinding } from '#src/access/binding-links.tsx';
import { useAccess } from '#src/access/use-access.ts';
import { useCan } from '#src/access/use-can.ts';
import { useSubjectWords } from '#src/access/use-subject-words.ts';
import { whyReadOnly } from '#src/access/why-read-only.ts';
import { capabilitiesQuery } from '#src/api/capabilities.ts';
import { peopleQuery } from '#src/api/people.ts';
import { selfQuery } from '#src/api/session.ts';
import { FailedParts } from '#src/flows/failure/failed-parts.tsx';
import { tableName } from '#src/flows/list/focus-table.ts';
import { ListView } from '#src/flows/list/list-view.tsx';
import { useList } from '#src/flows/list/use-list.ts';
import { EmptyState } from '#src/kit/feedback/empty-state.tsx';
import { PageHeader } from '#src/shell/page-header.tsx';
import { RemoveAccessDialog } from '../lazy-parts.ts';
import { peopleHelp } from '../people-help.ts';
import { peoplePurpose } from '../people-search.ts';
import { personPhrase, viewsOf } from '../person-view.ts';
import { whyNotRemove } from '../remove/why-not-remove.ts';
import { personColumns } from './person-columns.tsx';
import { personFilters, personSearch } from './person-filters.ts';
import { personMenu } from './person-menu.tsx';
import { type PersonRow, personRows } from './person-rows.ts';

/** Everybody with access to the organization: their roles, when they last signed in, and how they came. */
export function PeoplePage() {
  const { organizationId } = useParams({ from: '/organizations/$organizationId/iam/people/' });
  const { list, failed } = usePeopleList(organizationId);
  const create = useCan(organizationId, 'rolebinding.create');
  const remove = useCan(organizationId, 'rolebinding.delete');
  const [removing, setRemoving] = useState<PersonRow>();
  const menuOf = useCallback(
    (row: PersonRow) =>
      personMenu(row, {
        organizationId,
        whyNotRemove: whyNotRemove(remove.reason, row.bindings),
        onRemove: () => setRemoving(row),
      }),
    [organizationId, remove],
  );
  const readOnly = whyReadOnly(remove, create);
  return (
    <>
      <PageHeader
        help={peopleHelp}
        description={peoplePurpose}
        readOnly={readOnly}
        actions={<CreateBinding organizationId={organizationId} />}
      />
      <FailedParts parts={failed} />
      <ListView
        list={list}
        menuOf={menuOf}
        flagOf={flagOf}
        empty={
          <EmptyState icon={<Users />} title="Nobody yet" action={<CreateBinding organizationId={organizationId} />}>
            Give somebody a role by their e-mail: it applies from their first sign-in.
          </EmptyState>
        }
      />
      <Suspense fallback={null}>
        {removing && (
          <RemoveAccessDialog
            organizationId={organizationId}
            person={removing}
            onClose={() => setRemoving(undefined)}
            focusAfter={tableName}
          />
        )}
      </Suspense>
    </>
  );
}

function usePeopleList(organizationId: string) {
  const { data: people } = useSuspenseQuery(peopleQuery(organizationId));
  const { data: user } = useSuspenseQuery(selfQuery());
  const tellsMore = useQuery(capabilitiesQuery()).data?.includes('people') ?? false;
  const { bindings, roles, projects, whyNoBindings, failed } = useAccess(organizationId);
  const self = userSubject(user.authProvider, user.email);
  const rows = useMemo(
    () => personRows(viewsOf(people, { self, tellsMore }), bindings),
    [people, self, tellsMore, bindings],
  );
  const columns = useMemo(
    () => personColumns({ organizationId, roles, projects, whyNoBindings }, tellsMore),
    [organizationId, roles, projects, whyNoBindings, tellsMore],
  );
  const filters = useMemo(() => personFilters(rows, tellsMore), [rows, tellsMore]);
  const words = useSubjectWords();
  const nameOf = useCallback((row: PersonRow) => personPhrase(row, words), [words]);
  const list = useList({ noun: 'person', rows, columns, filters, search: personSearch, sort: 'name', keyOf, nameOf });
  return { list, failed };
}

const keyOf = ({ subject }: PersonRow) => subject;

function flagOf({ canSignIn }: PersonRow) {
  return canSignIn ? undefined : 'warning';
}
