import { useId, useMemo, useState, type ReactNode } from 'react';
import { FailureText } from '#layout/failure-text.tsx';
import { roleName } from '#src/components/access/role-name.ts';
import { scopePhrase } from '#src/components/access/scope-state.ts';
import { subjectText } from '#src/components/access/subject-text.ts';
import { firstClick } from '#src/lib/first-click.ts';
import { useLeaveGuard } from '#src/lib/use-leave-guard.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Notice } from '#ui/notice.tsx';
import { toast } from '#ui/toast.tsx';
import type { BindingRow } from './binding-index.ts';
import type { BindingsData } from './bindings-data.ts';
import type { DeleteOutcome } from './delete-each.ts';
import { type LossOfMany, lossOfMany } from './loss-of-many.ts';
import { useDeleteMany } from './use-delete-many.ts';

type DeleteManyDialogProps = {
  data: BindingsData;
  /** The places in the index of those that go. */
  selected: Uint32Array;
  /** `isDone`: all of them are gone. */
  onClose: (isDone: boolean) => void;
};

const number = new Intl.NumberFormat('en');
const bindings = (count: number) => `${number.format(count)} role binding${count === 1 ? '' : 's'}`;

/** Takes many roles away, after saying from whom; says how far it is, and can be stopped. */
export function DeleteManyDialog({ data: current, selected, onClose }: DeleteManyDialogProps) {
  // What the person confirms must not change under them when the list is read anew.
  const [{ data, places }] = useState({ data: current, places: selected });
  const finish = () => {
    toast(`Deleted ${bindings(places.length)}`);
    onClose(true);
  };
  const { now, run, stop } = useDeleteMany(data, places, finish);
  const title = `Delete ${bindings(places.length)}`;
  const isWorking = now.state === 'working' && now.tried < places.length;
  const isReading = now.state === 'working' && !isWorking;
  const close = isReading ? finish : () => onClose(false);
  const guard = useLeaveGuard(isWorking ? 'Closing stops it. What is deleted stays deleted.' : undefined, () => {
    stop();
    onClose(false);
  });

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
      <Button variant="danger" busy={isWorking || isReading} onClick={firstClick(run)}>
        {now.state === 'over' ? goOn(now.outcome, places.length) : title}
      </Button>
    </>
  );
  return (
    <Dialog open onClose={close} mayClose={guard.mayClose} asking={guard.asking} title={title} footer={footer}>
      <div className="grid gap-4">
        {now.state === 'working' && <Progress {...now} total={places.length} />}
        {now.state === 'over' && <Outcome outcome={now.outcome} count={places.length} data={data} />}
        {now.state === 'asking' && <Loss data={data} places={places} />}
      </div>
    </Dialog>
  );
}

const listedAtOnce = 6;

function Loss({ data, places }: { data: BindingsData; places: Uint32Array }) {
  const { index, self } = data;
  const loss = useMemo(() => lossOfMany(index, places, self.subject), [index, places, self]);
  return (
    <>
      {loss.owners !== 'none' && (
        <Notice tone="warning" title={loss.owners === 'all' ? 'No owner would be left' : 'Owners are among them'}>
          An organization keeps an owner who has signed in
          {loss.owners === 'all'
            ? ', so the last one will be refused, and keeps its role. All others are deleted.'
            : ': if none of those who stay has, the last one will be refused.'}
        </Notice>
      )}
      {loss.touchesSelf && loss.owners !== 'all' && (
        <Notice tone="warning" title="Your own access is among them">
          It goes last, once all others are gone, and somebody else has to give it back.
        </Notice>
      )}
      <p>{who(loss.subjects)} what these role bindings give, from the next call on.</p>
      <ul className="divide-y divide-line rounded-lg border border-line">
        {Array.from(places.subarray(0, listedAtOnce), (place) => (
          <Line key={place}>{inWords(index.row(place), data)}</Line>
        ))}
        {places.length > listedAtOnce && <Line>and {number.format(places.length - listedAtOnce)} more</Line>}
      </ul>
      <div className="grid gap-1 text-text-muted">
        {loss.owners !== 'all' && <p>{afterwards(loss)}</p>}
        {loss.idle > 0 && (
          <p>
            {loss.idle === 1
              ? '1 of them gives nothing as it is: its project or role was deleted.'
              : `${number.format(loss.idle)} of them give nothing as it is: their projects or roles were deleted.`}
          </p>
        )}
        {places.length < data.bindings.length && <p>All other role bindings stay.</p>}
      </div>
    </>
  );
}

function Line({ children }: { children: ReactNode }) {
  return <li className="px-3 py-2 wrap-anywhere">{children}</li>;
}

function inWords({ subject, role, projectId, entity }: BindingRow, { projects }: BindingsData) {
  return (
    <>
      <bdi className="font-medium">{subjectText(subject) || 'Unknown subject'}</bdi>:{' '}
      <bdi>{roleName(role) || 'Deleted role'}</bdi> in <bdi>{scopePhrase(projectId, projects)}</bdi>
      {entity && (
        <>
          , only <bdi>{entity}</bdi>
        </>
      )}
    </>
  );
}

const list = new Intl.ListFormat('en', { type: 'conjunction' });

function names(subjects: readonly string[]): string {
  const few = subjects.slice(0, 4).map(subjectText);
  return list.format(
    subjects.length > 5 ? [...few, `${number.format(subjects.length - 4)} more`] : subjects.map(subjectText),
  );
}

function who(subjects: readonly string[]): string {
  return `${names(subjects)} ${subjects.length === 1 ? 'loses' : 'lose'}`;
}

/** Who keeps nothing, in as few words as will do. */
function afterwards({ subjects, emptied }: LossOfMany): string {
  if (subjects.length === 1)
    return emptied.length === 1 ? 'It is all that they have.' : 'They keep other role bindings.';
  if (emptied.length === 0) return 'Each of them keeps another role binding.';
  if (emptied.length === subjects.length) return 'None of them keeps a role binding.';
  return `${names(emptied)} ${emptied.length === 1 ? 'keeps' : 'keep'} no role binding.`;
}

type ProgressProps = { tried: number; total: number; remaining: number | undefined };

function Progress({ tried, total, remaining }: ProgressProps) {
  const id = useId();
  return (
    <div className="grid gap-2">
      <p className="flex flex-wrap justify-between gap-x-4 tabular-nums">
        <label htmlFor={id}>
          {tried < total ? `Deleting: ${number.format(tried)} of ${number.format(total)}` : 'Reading the list anew'}
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
  return minutes < 1 ? 'less than a minute left' : `about ${minutes} minute${minutes === 1 ? '' : 's'} left`;
}

type OutcomeProps = { outcome: DeleteOutcome<number>; count: number; data: BindingsData };

/** What is left to try: what was refused, or what was not tried, too. */
function goOn({ deleted, refused }: DeleteOutcome<number>, count: number): string {
  const left = count - deleted.size;
  return left === refused.length ? 'Try again' : `Delete the other ${number.format(left)}`;
}

/** What was deleted, what was not, and why. */
function Outcome({ outcome: { deleted, refused, halted }, count, data }: OutcomeProps) {
  const untried = count - deleted.size - refused.length;
  return (
    <Notice
      tone={refused.length > 0 || halted ? 'danger' : 'neutral'}
      title={`${number.format(deleted.size)} of ${bindings(count)} deleted`}
      live
    >
      {halted && <FailureText error={halted} />}
      {untried > 0 && (
        <p>
          {bindings(untried)} {untried === 1 ? 'was' : 'were'} not deleted
          {halted?.kind === 'offline' && ', as far as is known'}.
        </p>
      )}
      {refused.length > 0 && (
        <ul className="mt-2 grid gap-2">
          {refused.slice(0, listedAtOnce).map(({ item, error }) => (
            <li key={item}>
              <p className="text-text">{inWords(data.index.row(item), data)}</p>
              <p>{error.message}</p>
            </li>
          ))}
          {refused.length > listedAtOnce && <li>and {number.format(refused.length - listedAtOnce)} more</li>}
        </ul>
      )}
    </Notice>
  );
}
