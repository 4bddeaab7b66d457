import { FailureText } from '#src/flows/failure/failure-text.tsx';
import { Notice } from '#src/kit/feedback/notice.tsx';
import { counted, formatCount } from '#src/lib/counted.ts';
import type { DeleteOutcome } from './delete-each.ts';
import type { Deleted, Deletion, Verb } from './deletion.ts';

type OutcomeProps<Item> = Pick<Deletion<Item>, 'items' | 'noun' | 'nameOf'> & {
  verb: Verb;
  /** Of all runs. */
  deleted: Deleted<Item>;
  /** Of the last run. */
  outcome: DeleteOutcome<Item>;
};

const listedAtOnce = 6;

/** For several items: how many were deleted, which were not, and why. */
export function DeletionOutcome<Item>({ deleted, outcome, items, noun, nameOf, verb }: OutcomeProps<Item>) {
  const { refused, halted } = outcome;
  const untried = items.length - deleted.gone.size - refused.length;
  return (
    <Notice
      tone={refused.length > 0 || halted ? 'danger' : 'neutral'}
      title={`${formatCount(deleted.gone.size)} of ${counted(items.length, noun)} ${verb.acted}`}
      live
    >
      {halted && <FailureText error={halted} />}
      {untried > 0 && (
        <p>
          {counted(untried, noun)} {untried === 1 ? 'was' : 'were'} not {verb.acted}
          {halted?.kind === 'offline' && ', as far as is known'}.
        </p>
      )}
      {deleted.unclear.size > 0 && <p>Some may be {verb.acted} already; trying again does no harm.</p>}
      {refused.length > 0 && (
        <ul className="mt-2 grid gap-2">
          {refused.slice(0, listedAtOnce).map(({ item, error }) => (
            <li key={items.indexOf(item)}>
              <bdi className="block font-medium text-text">{nameOf(item)}</bdi>
              {error.message}
            </li>
          ))}
          {refused.length > listedAtOnce && <li>and {formatCount(refused.length - listedAtOnce)} more</li>}
        </ul>
      )}
    </Notice>
  );
}
