import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Building2 } from 'lucide-react';
import { personOf } from '#domain/rules/subject.ts';
import { organizationsQuery } from '#src/api/projects.ts';
import { byName } from '#src/lib/by-name.ts';
import { PageHeader } from '#src/shell/page-header.tsx';

const route = getRouteApi('/give-role');

/** For an owner of several organizations who was asked for a role: in which of them is it to be given? */
export function GiveRolePage() {
  const { subject = '' } = route.useSearch();
  const person = personOf(subject);
  const { data: organizations } = useSuspenseQuery(organizationsQuery());
  return (
    <div className="mx-auto max-w-xl pt-10">
      <PageHeader
        description={
          <>
            {person ? (
              <>
                <bdi>{person.email}</bdi>, who signs in with <bdi>{person.provider}</bdi>,
              </>
            ) : (
              'Somebody'
            )}{' '}
            asks you for a role. Choose the organization.
          </>
        }
      />
      <ul className="divide-y divide-line rounded-lg border border-line bg-surface-raised">
        {organizations.toSorted(byName).map(({ id, name }) => (
          <li key={id}>
            <Link
              to="/organizations/$organizationId/iam/role-bindings"
              params={{ organizationId: id }}
              search={{ create: 'binding', subject: person ? [subject] : undefined }}
              className="flex min-h-10 items-center gap-2 px-4 font-medium no-underline hover:bg-surface-hover"
            >
              <Building2 className="size-4 shrink-0 text-text-muted" aria-hidden="true" />
              <bdi className="min-w-0 wrap-anywhere">{name}</bdi>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
