import { Notice } from '#src/kit/feedback/notice.tsx';
import { fewOf } from './few-of.ts';
import { subjectText } from './subject-text.ts';

/** Who stays an owner. An owner counts only after signing in, and only the backend knows who has. */
export function OtherOwners({ owners }: { owners: readonly string[] }) {
  const names = owners.map(subjectText);
  return (
    <Notice tone="neutral">
      An organization needs at least one owner who has signed in.{' '}
      {names.length === 1
        ? `The other owner is ${names[0]}. If they never signed in, this is refused.`
        : `The other owners are ${fewOf(names)}. If none of them ever signed in, this is refused.`}
    </Notice>
  );
}
