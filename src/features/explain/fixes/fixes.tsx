import { useState } from 'react';
import type { Cause } from '#domain/rules/explain/answers.ts';
import type { Fix } from '#domain/rules/explain/fix.ts';
import { ownerWords } from '#src/access/access-words.ts';
import { useAsker } from '#src/access/use-asker.ts';
import { Button } from '#src/kit/controls/button.tsx';
import { useSeen } from '../facts/seen-context.ts';
import { FixCard } from './fix-card.tsx';

type FixesProps = { cause: Cause; fixes: readonly Fix[] };

/** The smallest changes that would turn a "no" into a "yes", the smallest first. */
export function Fixes({ cause, fixes }: FixesProps) {
  const asker = useAsker(useSeen().organizationId);
  const [all, setAll] = useState(false);
  if (fixes.length === 0) return <p className="text-text-muted">{insteadOf(cause)}</p>;
  const isForOthers = fixes.every(({ lacks }) => lacks !== undefined && lacks.length > 0);
  const shown = all ? fixes : fixes.slice(0, few);
  return (
    <section className="grid gap-3">
      <div>
        <h3 className="font-semibold">What would help</h3>
        <p className="text-text-muted">
          {isForOthers
            ? `You can’t do any of this yourself. Copy the link, and send it to ${ownerWords(asker)}.`
            : 'The smallest change comes first. Nothing changes until you send its form.'}
        </p>
      </div>
      <ol className="grid gap-2">
        {shown.map((fix, at) => (
          // Fixes are told apart by their place only: what they do can look the same.
          // oxlint-disable-next-line react/no-array-index-key -- the list is replaced as a whole
          <FixCard key={at} fix={fix} isFirst={at === 0} />
        ))}
      </ol>
      {shown.length < fixes.length && (
        <div>
          <Button onClick={() => setAll(true)}>Show {fixes.length - shown.length} more</Button>
        </div>
      )}
    </section>
  );
}

/** What to do where no role would help. */
function insteadOf(cause: Cause): string {
  if (cause.kind === 'gone') return 'Ask about a project that exists.';
  if (cause.kind === 'cannot-sign-in')
    return 'Find out how this person signs in, and give the role to the name they have then.';
  if (cause.kind === 'account-missing' && cause.what === 'token')
    return 'Create a new API token, and put it into the client.';
  return 'No role would help here.';
}

const few = 3;
