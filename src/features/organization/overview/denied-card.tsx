import { Link } from '@tanstack/react-router';
import { Lock } from 'lucide-react';
import { type Answer, firstUnknown } from '#src/access/answer.ts';
import { AskForIt } from '#src/access/ask-for-it.tsx';
import { DeniedWords } from '#src/access/denied.tsx';
import { useCan } from '#src/access/use-can.ts';
import { textLinkClass } from '#src/kit/controls/text-link.ts';
import type { OverviewData } from './use-overview.ts';

/**
 * Says once which permissions are missing for the cards that the person can't see, and which pages they have instead, their
 * own first page first.
 */
export function DeniedCard({ data }: { data: OverviewData }) {
  const { organizationId, bindings, accounts, tokens } = data;
  const billing = useCan(organizationId, 'billing.read');
  const usage = useCan(organizationId, 'organization.usage.read');
  const parts = [bindings, accounts, tokens];
  const permissions = new Set(parts.flatMap((one) => (one.kind === 'denied' ? one.permission : [])));
  if (permissions.size === 0) return null;
  const params = { organizationId };
  return (
    <section className="flex gap-3 rounded-lg border border-line bg-surface-raised p-4 text-text-muted">
      <Lock className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
      <div className="min-w-0">
        <h2 className="mb-1 font-semibold text-text">
          {parts.every(({ kind }) => kind === 'denied')
            ? 'You can’t see this overview'
            : 'You can’t see all of this overview'}
        </h2>
        <DeniedWords permissions={[...permissions]} />
        <p className="mt-2 flex flex-wrap gap-x-4">
          {billing.allowed === true && (
            <Link to="/organizations/$organizationId/settings/billing" params={params} className={textLinkClass}>
              Billing
            </Link>
          )}
          {data.projects.length > 0 && (
            <Link to="/organizations/$organizationId/projects" params={params} className={textLinkClass}>
              Projects
            </Link>
          )}
          {usage.allowed === true && (
            <Link to="/organizations/$organizationId/settings/usage" params={params} className={textLinkClass}>
              Usage
            </Link>
          )}
          <Link to="/organizations/$organizationId/settings" params={params} className={textLinkClass}>
            Your own roles
          </Link>
        </p>
        <div className="mt-3">
          <AskForIt permissions={[...permissions]} />
        </div>
      </div>
    </section>
  );
}

/** Whether a card has nothing to show but a denial, which `DeniedCard` shows for all. */
export function isDenied(...needs: readonly Answer<unknown>[]): boolean {
  return firstUnknown(needs)?.kind === 'denied';
}
