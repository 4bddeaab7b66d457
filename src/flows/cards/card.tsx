import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useId, useState } from 'react';
import { type Answer, firstUnknown } from '#src/access/answer.ts';
import { DeniedWords } from '#src/access/denied.tsx';
import { ErrorPanel } from '#src/kit/feedback/error-panel.tsx';
import { Skeleton } from '#src/kit/feedback/skeleton.tsx';
import { cx } from '#src/lib/cx.ts';

type CardProps = {
  title: string;
  /** Beside the title, once all is known: a button, or the link to where all of it is. */
  link?: ReactNode;
  /** The answers that the card can't do without. */
  needs: readonly Answer<unknown>[];
  /** What usually comes, in grey (`TextShape`). Its place stays reserved, so that nothing moves when less arrives. */
  shape?: ReactNode;
  /** Called once all of `needs` is known. */
  children: () => ReactNode;
};

/** One part of a page with its answer; or that the answer is loading, denied or failed, whatever becomes of the other parts. */
export function Card({ title, link, needs, shape, children }: CardProps) {
  const id = useId();
  const missing = firstUnknown(needs);
  const body =
    missing === undefined ? children() : <Missing answer={missing} title={title} isShaped={shape !== undefined} />;
  return (
    <section aria-labelledby={id} className="min-w-0 rounded-lg border border-line bg-surface-raised p-4">
      <div className="mb-2 flex min-h-6 flex-wrap items-center justify-between gap-x-4">
        <h2 id={id} className="font-semibold">
          {title}
        </h2>
        {missing === undefined && link}
      </div>
      {shape === undefined ? (
        body
      ) : (
        <div className="grid grid-cols-1">
          <div aria-hidden="true" className={cx(layer, missing?.kind === 'loading' ? 'animate-breathe' : 'invisible')}>
            {shape}
          </div>
          <div className={layer}>{body}</div>
        </div>
      )}
    </section>
  );
}

/** The shape and what comes share one place. */
const layer = 'min-w-0 [grid-area:1/1]';

type MissingProps = {
  answer: Exclude<Answer<unknown>, { kind: 'known' }>;
  title: string;
  /** Whether something else shows that it loads. */
  isShaped?: boolean | undefined;
};

/** In place of a part whose answer is not there: that it loads, was denied, or failed. */
export function Missing({ answer, title, isShaped = false }: MissingProps) {
  if (answer.kind === 'loading') return isShaped ? <output className="sr-only">Loading…</output> : <Loading />;
  if (answer.kind === 'failed') return <Failed title={title} message={answer.message} />;
  return (
    <div className="text-text-muted">
      <DeniedWords permissions={[answer.permission]} />
    </div>
  );
}

function Loading() {
  return (
    <output className="grid gap-3 py-1">
      <span className="sr-only">Loading…</span>
      <Skeleton className="h-4 w-3/4" />
      <Skeleton className="h-4 w-1/2" />
      <Skeleton className="h-4 w-2/3" />
    </output>
  );
}

/** Retries everything that failed on the page, because cards share data. */
function Failed({ title, message }: { title: string; message: string }) {
  const queryClient = useQueryClient();
  const [isTrying, setIsTrying] = useState(false);
  const tryAgain = async () => {
    setIsTrying(true);
    await queryClient.refetchQueries({ type: 'active', predicate: ({ state }) => state.status === 'error' });
    setIsTrying(false);
  };
  return (
    <ErrorPanel title={`${title} could not be loaded`} onRetry={() => void tryAgain()} retrying={isTrying}>
      {message}
    </ErrorPanel>
  );
}
