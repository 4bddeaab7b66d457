import { isPermission } from '#domain/rules/permissions.ts';
import { WhyLinkTo } from '#src/access/why-link.tsx';
import type { ApiError } from '#src/api/errors.ts';
import { Mono } from '#src/kit/text/pill.tsx';

/**
 * What happened and what to do; for a missing permission, a link that explains why; for a refused escalation, which
 * permissions the person lacks.
 */
export function FailureWords({ error: { message, reason, missingPermissions } }: { error: ApiError }) {
  const [missing = ''] = missingPermissions;
  if (reason !== 'ESCALATION' || missing === '') {
    return (
      <p>
        {message}{' '}
        {isPermission(missing) && (
          <WhyLinkTo permission={missing} className="rounded-sm text-accent underline">
            Explain why
          </WhyLinkTo>
        )}
      </p>
    );
  }
  return (
    <>
      <p>You can’t give permissions that you don’t have. You lack:</p>
      <ul className="my-1 flex flex-wrap gap-x-3 text-text">
        {missingPermissions.map((permission) => (
          <li key={permission}>
            <Mono>{permission}</Mono>
          </li>
        ))}
      </ul>
      <p>Choose a role with fewer permissions, or ask an owner.</p>
    </>
  );
}
