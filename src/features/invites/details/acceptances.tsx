import { timestampDate } from '@bufbuild/protobuf/wkt';
import { useQuery } from '@tanstack/react-query';
import type { InviteAcceptance } from '#proto/polarsignals/role/v1alpha1/role_pb.ts';
import { SubjectLabel } from '#src/access/subject.tsx';
import { useCan } from '#src/access/use-can.ts';
import { roleBindingsQuery } from '#src/api/roles.ts';
import { RelativeTime } from '#src/kit/text/relative-time.tsx';
import { sortRows } from '#src/lib/sort.ts';

type AcceptancesProps = { organizationId: string; acceptances: readonly InviteAcceptance[] };

/** Who accepted an invite and when, the last one first; whoever lost the role since is marked, if that can be seen. */
export function Acceptances({ organizationId, acceptances }: AcceptancesProps) {
  const { allowed } = useCan(organizationId, 'rolebinding.list');
  const { data: bindings } = useQuery({ ...roleBindingsQuery(organizationId), enabled: allowed === true });
  const existing = bindings && new Set(bindings.map(({ id }) => id));
  const rows = sortRows(acceptances, ({ acceptedAt }) => acceptedAt && timestampDate(acceptedAt), 'descending');
  return (
    <ul aria-label="Accepted by" className="divide-y divide-line rounded-lg border border-line">
      {rows.map(({ id, acceptedBy, acceptedAt, roleBindingId }) => (
        <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-3 py-2">
          <SubjectLabel subject={acceptedBy} />
          <span className="text-text-muted">
            {existing && !existing.has(roleBindingId) && 'Has lost the role since · '}
            <RelativeTime at={acceptedAt && timestampDate(acceptedAt)} never="Unknown" />
          </span>
        </li>
      ))}
    </ul>
  );
}
