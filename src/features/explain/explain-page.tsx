import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Suspense, useMemo } from 'react';
import { useCan } from '#src/access/use-can.ts';
import { FailedParts } from '#src/flows/failure/failed-parts.tsx';
import { Skeleton } from '#src/kit/feedback/skeleton.tsx';
import { lazyPart } from '#src/kit/loading/lazy-part.tsx';
import { PageHeader } from '#src/shell/page-header.tsx';
import { type Asked, askedIn, missingIn, searchOf } from './asked.ts';
import { explainHelp } from './explain-help.ts';
import { explainPurpose } from './explain-search.ts';
import { failedLists } from './facts/failed-lists.ts';
import { Seen } from './facts/seen-context.ts';
import { useSeenFacts } from './facts/use-seen-facts.ts';
import { Start } from './start.tsx';

const QuestionBar = lazyPart(() => import('./question/question-bar.tsx').then((module) => module.QuestionBar));
const Answer = lazyPart(() => import('./answer/answer.tsx').then((module) => module.Answer));

const from = '/organizations/$organizationId/iam/explain-access';

/** Asks who can do what and why not. The question is in the address, so that an answer can be sent to a colleague. */
export function ExplainPage() {
  const { organizationId } = useParams({ from });
  const { ask: shape, subject, token, permission, scope } = useSearch({ from });
  // The same object while the question is the same, so that an answer is worked out once.
  const asked = useMemo(
    () => askedIn({ ask: shape, subject, token, permission, scope }),
    [shape, subject, token, permission, scope],
  );
  const navigate = useNavigate({ from });
  const seesOthers = useCan(organizationId, 'rolebinding.list');
  const seen = useSeenFacts(organizationId);
  const isWhole = missingIn(asked).length === 0;
  // Each whole question is a step of the browser's history, and its parts are not.
  const ask = (change: Partial<Asked>) =>
    void navigate({ search: searchOf({ ...asked, ...change }), replace: !isWhole, resetScroll: false });
  return (
    <Seen value={seen}>
      <PageHeader help={explainHelp} description={explainPurpose} />
      <FailedParts parts={failedLists(seen.states)} />
      <div className="grid gap-4">
        <Suspense fallback={<BarSkeleton />}>
          <QuestionBar
            {...{ asked, seen }}
            onAsk={ask}
            whyNotWho={seesOthers.allowed === false ? 'You can ask about yourself only.' : undefined}
          />
        </Suspense>
        {isWhole ? (
          <Suspense fallback={<Skeleton className="h-24" />}>
            <Answer asked={asked} />
          </Suspense>
        ) : (
          <Start asked={asked} />
        )}
      </div>
    </Seen>
  );
}

/** As high as the question on a wide screen. */
function BarSkeleton() {
  return (
    <output className="block h-50">
      <span className="sr-only">Loading…</span>
      <Skeleton className="h-full" />
    </output>
  );
}
