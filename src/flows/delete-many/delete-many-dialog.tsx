import { type ReactNode, useId, useState } from 'react';
import { FailureText } from '#src/flows/failure/failure-text.tsx';
import { useLeaveGuard } from '#src/flows/leaving/use-leave-guard.ts';
import { Button } from '#src/kit/controls/button.tsx';
import { Notice } from '#src/kit/feedback/notice.tsx';
import { toast } from '#src/kit/feedback/toast.tsx';
import { Dialog } from '#src/kit/overlays/dialog.tsx';
import { firstClick } from '#src/kit/overlays/first-click.ts';
import { counted, formatCount } from '#src/lib/counted.ts';
import type { DeleteOutcome } from './delete-each.ts';
import { type Deletion, useDeleteMany } from './use-delete-many.ts';

export type DeleteManyDialogProps<Item> = Deletion<Item> & {
  /** What one of them is: "role binding". */
  noun: string;
  /** One of them in words, where it was refused. */
  nameOf: (item: Item) => ReactNode;
  /** What is lost, for whom, and what stays: before anything is deleted. */
  children: ReactNode;
  /** `isDone`: all of them are gone. */
  onClose: (isDone: boolean) => void;
};

/**
 * Asks before many go; says how far it is, and can be stopped. What the person confirms doesn't change under them: `items`
 * are those of the moment when it opened.
 */
export function DeleteManyDialog<Item>(props: DeleteManyDialogProps<Item>) {
  const { noun, nameOf, children, onClose, remove, isLast, refresh } = props;
  const [items] = useState(() => props.items);
  const id = useId();
  const finish = () => {
    toast(`Deleted ${counted(items.length, noun)}`);
    onClose(true);
  };
  const { now, run, stop } = useDeleteMany({ items, remove, isLast, refresh }, finish);
  const title = `Delete ${counted(items.length, noun)}`;
  const isWorking = now.state === 'working' && now.tried < items.length;
  const isReading = now.state === 'working' && !isWorking;
  const close = isReading ? finish : () => onClose(false);
  const question = isWorking ? 'Closing stops it. What is deleted stays deleted.' : undefined;
  // A step back may stay on this page, which keeps its dialog.
  const guard = useLeaveGuard(
    question,
    () => {},
    () => {
      stop();
      onClose(false);
    },
  );

  const footer = (
    <>
      {isWorking ? (
        <Button onClick={stop} disabledReason={now.isStopping ? 'It stops after those that are under way' : undefined}>
          Stop
        </Button>
      ) : (
        <Button onClick={firstClick(close)} data-autofocus>
          {now.state === 'asking' ? 'Cancel' : 'Close'}
        </Button>
      )}
      <Button
        variant="danger"
        busy={isWorking || isReading}
        aria-describedby={now.state === 'asking' ? id : undefined}
        onClick={firstClick(run)}
      >
        {now.state === 'over' ? goOn(now.outcome, items.length) : title}
      </Button>
    </>
  );
  return (
    <Dialog open onClose={close} mayClose={guard.mayClose} asking={guard.asking} title={title} footer={footer}>
      <div className="grid gap-4">
        {now.state === 'working' && <Progress {...now} total={items.length} />}
        {now.state === 'over' && <Outcome {...now.outcome} {...{ items, noun, nameOf }} />}
        {now.state === 'asking' && (
          <div id={id} className="grid gap-4">
            {children}
          </div>
        )}
      </div>
    </Dialog>
  );
}

type ProgressProps = { tried: number; total: number; remaining: number | undefined };

function Progress({ tried, total, remaining }: ProgressProps) {
  const id = useId();
  return (
    <div className="grid gap-2">
      <p className="flex flex-wrap justify-between gap-x-4 tabular-nums">
        <label htmlFor={id}>
          {tried < total ? `Deleting: ${formatCount(tried)} of ${formatCount(total)}` : 'Reading the list anew'}
        </label>
        {tried < total && remaining !== undefined && <span className="text-text-muted">{timeLeft(remaining)}</span>}
      </p>
      <progress
        id={id}
        value={tried}
        max={total}
        className="h-2 w-full appearance-none overflow-hidden rounded-full bg-line forced-colors:appearance-auto [&::-moz-progress-bar]:bg-accent-fill [&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:bg-accent-fill"
      />
    </div>
  );
}

function timeLeft(milliseconds: number): string {
  const minutes = Math.round(milliseconds / 60_000);
  return minutes < 1 ? 'less than a minute left' : `about ${counted(minutes, 'minute')} left`;
}

/** What is left to try: what was refused, or what was not tried, too. */
function goOn({ deleted, refused }: DeleteOutcome<unknown>, count: number): string {
  const left = count - deleted.size;
  return left === refused.length ? 'Try again' : `Delete the other ${formatCount(left)}`;
}

type OutcomeProps<Item> = DeleteOutcome<Item> & {
  items: readonly Item[];
  noun: string;
  nameOf: (item: Item) => ReactNode;
};

const listedAtOnce = 6;

/** What was deleted, what was not, and why. */
function Outcome<Item>({ deleted, refused, halted, items, noun, nameOf }: OutcomeProps<Item>) {
  const untried = items.length - deleted.size - refused.length;
  return (
    <Notice
      tone={refused.length > 0 || halted ? 'danger' : 'neutral'}
      title={`${formatCount(deleted.size)} of ${counted(items.length, noun)} deleted`}
      live
    >
      {halted && <FailureText error={halted} />}
      {untried > 0 && (
        <p>
          {counted(untried, noun)} {untried === 1 ? 'was' : 'were'} not deleted
          {halted?.kind === 'offline' && ', as far as is known'}.
        </p>
      )}
      {refused.length > 0 && (
        <ul className="mt-2 grid gap-2">
          {refused.slice(0, listedAtOnce).map(({ item, error }) => (
            <li key={items.indexOf(item)}>
              <p className="text-text">{nameOf(item)}</p>
              <p>{error.message}</p>
            </li>
          ))}
          {refused.length > listedAtOnce && <li>and {formatCount(refused.length - listedAtOnce)} more</li>}
        </ul>
      )}
    </Notice>
  );
}
