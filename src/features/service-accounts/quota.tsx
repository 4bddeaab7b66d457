import { maxServiceAccounts } from '#domain/rules/quota.ts';
import { Notice } from '#src/kit/feedback/notice.tsx';

/** Whether so many accounts are near the limit. */
export function isNearQuota(count: number): boolean {
  return count >= maxServiceAccounts - 5;
}

/** Why no account can be added to so many; `undefined` if one can. */
export function whyNoMore(count: number): string | undefined {
  if (count < maxServiceAccounts) return undefined;
  return `Service account limit reached (${maxServiceAccounts} of ${maxServiceAccounts}).`;
}

/** How much of the limit is used, once that matters. */
export function Quota({ count }: { count: number }) {
  if (!isNearQuota(count)) return null;
  const over = count - maxServiceAccounts + 1;
  return (
    <div className="mb-4">
      <Notice tone={over > 0 ? 'warning' : 'neutral'}>
        {count} of {maxServiceAccounts} service accounts that an organization may have.
        {over > 0 &&
          ` Delete ${over === 1 ? 'one that is' : `${over} that are`} no longer used before creating another.`}
      </Notice>
    </div>
  );
}
