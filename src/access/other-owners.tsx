import { Notice } from '#src/kit/feedback/notice.tsx';
import { useSubjectWords } from './use-subject-words.ts';

/** Who stays an owner. An owner counts only after signing in; `areKnown`: these have. */
export function OtherOwners({ owners, areKnown = false }: { owners: readonly string[]; areKnown?: boolean }) {
  const names = useSubjectWords().within(owners);
  const isOne = owners.length === 1;
  return (
    <Notice tone="neutral">
      {isOne ? `The other owner is ${names}.` : `The other owners are ${names}.`}{' '}
      {!areKnown &&
        `An organization needs at least one owner who has signed in. If ${isOne ? 'they never' : 'none of them ever'} signed in, this is refused.`}
    </Notice>
  );
}
