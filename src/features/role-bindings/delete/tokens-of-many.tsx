import { useQueries } from '@tanstack/react-query';
import type { BlastRadius } from '#domain/rules/blast-radius.ts';
import { serviceAccountSubject } from '#domain/rules/subject.ts';
import type { BindingFacts } from '#src/access/binding-problems.ts';
import { isInUse } from '#src/access/is-in-use.ts';
import { lossOf } from '#src/access/loss.ts';
import { subjectText } from '#src/access/subject-text.ts';
import { useCan } from '#src/access/use-can.ts';
import { serviceAccountTokensQuery } from '#src/api/service-account-tokens.ts';
import { Notice } from '#src/kit/feedback/notice.tsx';
import { useNow } from '#src/kit/text/now.ts';
import { RelativeTime } from '#src/kit/text/relative-time.tsx';
import { counted } from '#src/lib/counted.ts';
import type { DeletionData } from './use-binding-deletion.ts';

type TokensOfManyProps = { data: DeletionData; items: readonly BindingFacts[]; loss: BlastRadius };

/** So many accounts are looked at. */
const mostAccounts = 12;

/** For service accounts among many that lose roles: how many of their API tokens lose access, and when they were last used. */
export function TokensOfMany({ data, items, loss }: TokensOfManyProps) {
  const { organizationId, accounts = [], bindings } = data;
  const now = useNow();
  const { allowed } = useCan(organizationId, 'serviceaccounttoken.list');
  const losing = new Set(loss.subjects.map(({ subject }) => subject));
  const affected = accounts.filter(({ name }) => losing.has(serviceAccountSubject(name)));
  const looked = affected.slice(0, mostAccounts);
  const tokens = useQueries({
    queries: looked.map(({ id }) => ({
      ...serviceAccountTokensQuery(organizationId, id),
      enabled: allowed === true,
    })),
    combine: (answers) => answers.flatMap(({ data: some = [] }) => some),
  });
  // Only of the accounts that are looked at: there can be 100,000 role bindings of others.
  const names = new Set(looked.map(({ name }) => serviceAccountSubject(name)));
  const ofLooked = (some: readonly BindingFacts[]) => some.filter(({ subject }) => names.has(subject));
  const radius =
    tokens.length === 0
      ? []
      : lossOf(ofLooked(items), ofLooked(bindings), { ...data, tokens }).tokens.filter(({ lost }) => lost.length > 0);
  if (radius.length === 0) return null;
  const used = radius.filter(({ token }) => isInUse(token.lastUsedAt ?? undefined, now));
  const subjects = [...new Set(radius.map(({ subject }) => subject))];
  return (
    <section className="grid gap-2">
      <h3 className="font-semibold">
        {radius.length === 1 ? '1 API token loses access' : `${counted(radius.length, 'API token')} lose access`}
      </h3>
      <ul className="grid gap-1">
        {subjects.map((subject) => {
          const own = radius.filter((one) => one.subject === subject).map(({ token }) => token);
          const uses = own.flatMap(({ lastUsedAt }) => (lastUsedAt ? [lastUsedAt.getTime()] : []));
          return (
            <li key={subject} className="flex flex-wrap justify-between gap-x-4">
              <span className="min-w-0 wrap-anywhere">
                <bdi className="font-medium">{subjectText(subject)}</bdi>: {counted(own.length, 'API token')}
              </span>
              <span className="text-text-muted">
                {uses.length > 0 && 'last used '}
                <RelativeTime at={uses.length > 0 ? new Date(Math.max(...uses)) : undefined} never="Never used" />
              </span>
            </li>
          );
        })}
        {affected.length > looked.length && (
          <li className="text-text-muted">
            and those of {counted(affected.length - looked.length, 'other service account')}
          </li>
        )}
      </ul>
      {used.length > 0 && (
        <Notice tone="warning" title={`${counted(used.length, 'API token')} used this week`}>
          The clients that use {used.length === 1 ? 'it lose' : 'them lose'} this access immediately.
        </Notice>
      )}
    </section>
  );
}
