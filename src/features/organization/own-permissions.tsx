import { useQueries } from '@tanstack/react-query';
import { permissions } from '#domain/rules/permissions.ts';
import { RolePermissions } from '#src/access/role-permissions.tsx';
import { accessQuery } from '#src/api/access.ts';
import { readError } from '#src/api/errors.ts';
import { Skeleton } from '#src/kit/feedback/skeleton.tsx';

/** What the person may do organization-wide, permission by permission: for somebody who may not list the role bindings. */
export function OwnPermissions({ organizationId }: { organizationId: string }) {
  const answers = useQueries({ queries: permissions.map((permission) => accessQuery(organizationId, permission)) });
  const failed = answers.find(({ isError }) => isError);
  if (failed) return <p className="text-danger">{readError(failed.error).message}</p>;
  if (answers.some(({ isPending }) => isPending)) return <Skeleton className="h-5 w-40" />;
  const held = permissions.filter((_, at) => answers[at]?.data === true);
  if (held.length === 0) return <p>In the whole organization you hold no permission.</p>;
  return (
    <>
      <p className="mb-2">In the whole organization you hold:</p>
      <RolePermissions permissions={held} />
    </>
  );
}
