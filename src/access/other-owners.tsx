import { Notice } from '#src/kit/feedback/notice.tsx';
import { fewOf } from './few-of.ts';
import { subjectText } from './subject-text.ts';

/** Who stays an owner. An owner counts only after signing in; `areKnown`: these have. */
export function OtherOwners({ owners, areKnown = false }: { owners: readonly string[]; areKnown?: boolean }) {
  const names = owners.map(subjectText);
  const isOne = names.length === 1;
  return (
    <Notice tone="neutral">
      {isOne ? `The other owner is ${names[0]}.` : `The other owners are ${fewOf(names)}.`}{' '}
      {!areKnown &&
        `An organization needs at least one owner who has signed in. If ${isOne ? 'they never' : 'none of them ever'} signed in, this is refused.`}
    </Notice>
  );
}
