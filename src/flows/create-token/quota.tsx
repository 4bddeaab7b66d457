import { maxServiceAccounts, maxTokens } from '#domain/rules/quota.ts';
import { Notice } from '#src/kit/feedback/notice.tsx';

/** What the product limits: how many there may be, and in what. */
const limits = {
  'service account': { most: maxServiceAccounts, of: 'service accounts that an organization may have', near: 5 },
  'API token': { most: maxTokens, of: 'API tokens that a service account may have', near: 10 },
} as const;

type Limited = keyof typeof limits;

/** Whether so many are near the limit. */
export function isNearQuota(what: Limited, count: number): boolean {
  const { most, near } = limits[what];
  return count >= most - near;
}

/** Why none can be added to so many; `undefined` if one can. */
export function whyNoMore(what: Limited, count: number): string | undefined {
  const { most } = limits[what];
  if (count < most) return undefined;
  return `${what.charAt(0).toUpperCase()}${what.slice(1)} limit reached (${most} of ${most}).`;
}

/** How much of the limit is used, once that matters. */
export function Quota({ what, count }: { what: Limited; count: number }) {
  if (!isNearQuota(what, count)) return null;
  const { most, of } = limits[what];
  const over = count - most + 1;
  return (
    <div className="mb-4">
      <Notice tone={over > 0 ? 'warning' : 'neutral'}>
        {count} of {most} {of}.
        {over > 0 &&
          ` Delete ${over === 1 ? 'one that is' : `${over} that are`} no longer used before creating another.`}
      </Notice>
    </div>
  );
}
