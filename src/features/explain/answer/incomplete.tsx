import type { Completed } from '#domain/rules/explain/facts.ts';
import { Notice } from '#src/kit/feedback/notice.tsx';
import { Mono } from '#src/kit/text/pill.tsx';
import { useSeen } from '../facts/seen-context.ts';
import { missingWords } from './missing-words.ts';

/** Says that an answer is incomplete, what is missing, and why. Nothing for a complete one. */
export function Incomplete({ isComplete, missing }: Completed) {
  const { states } = useSeen();
  if (isComplete) return null;
  const all = missingWords(missing, states);
  // What is about to come needs no warning.
  const isLoading = all.every((one) => one.isLoading);
  if (isLoading) return <output className="block text-text-muted">Reading the API tokens…</output>;
  return (
    <Notice tone="warning" title="This answer is incomplete">
      <ul className="list-disc pl-4">
        {all.map(({ fact, sentence, permission, isLoading: isOnItsWay }) => (
          <li key={fact}>
            {isOnItsWay ? 'API tokens are still being read.' : sentence}
            {permission && (
              <>
                {' '}
                Seeing them needs <Mono>{permission}</Mono>.
              </>
            )}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
