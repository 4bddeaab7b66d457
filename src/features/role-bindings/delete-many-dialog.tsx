import { useMemo, useState, type ReactNode } from 'react';
import { FailureText } from '#layout/failure-text.tsx';
import { roleName } from '#src/components/access/role-name.ts';
import { scopePhrase } from '#src/components/access/scope-state.ts';
import { subjectText } from '#src/components/access/subject-text.ts';
import { firstClick } from '#src/lib/first-click.ts';
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
  const [{ data, places }] = useState(() => ({ data: current, places: selfLast(current, selected) }));
  const { now, run, stop } = useDeleteMany(data, places, () => {
    toast(`Deleted ${bindings(places.length)}`);
    onClose(true);
  });
  const footer =
    now.state === 'working' ? (
      <Button onClick={stop} disabledReason={now.isStopping ? 'It stops after those that are under way' : undefined}>
        Stop
      </Button>
    ) : (
      <>
        <Button onClick={() => onClose(false)} data-autofocus>
          {now.state === 'over' ? 'Close' : 'Cancel'}
        </Button>
        <Button variant="danger" onClick={firstClick(run)}>
          {now.state === 'over' ? 'Try again' : `Delete ${bindings(places.length)}`}
        </Button>
      </>
    );
  return (
    <Dialog
      open
      onClose={() => onClose(false)}
      mayClose={() => now.state !== 'working'}
      title={`Delete ${bindings(places.length)}`}
      footer={footer}
    >
      <div className="grid gap-4">
        {now.state === 'working' && <Progress tried={now.tried} total={places.length} />}
        {now.state === 'over' && <Outcome outcome={now.outcome} count={places.length} data={data} />}
        {now.state === 'asking' && <Loss data={data} places={places} />}
      </div>
    </Dialog>
  );
}

/** The viewer's own last: without them the rest might not be theirs to delete. */
function selfLast({ index, self }: BindingsData, places: Uint32Array): Uint32Array {
  const { values, cells } = index.columns.subject;
  const own = values.indexOf(self.subject);
  const others = places.filter((place) => cells[place] !== own);
  const ordered = new Uint32Array(places.length);
  ordered.set(others);
  ordered.set(
    places.filter((place) => cells[place] === own),
    others.length,
  );
  return ordered;
}

const listedAtOnce = 6;

function Loss({ data, places }: { data: BindingsData; places: Uint32Array }) {
  const { index, self } = data;
  const loss = useMemo(() => lossOfMany(index, places, self.subject), [index, places, self]);
  return (
    <>
      {loss.leavesNoOwner && (
        <Notice tone="warning" title="No owner would be left">
          An organization keeps an owner who has signed in, so the last one will be refused. The others are deleted.
        </Notice>
      )}
      {loss.touchesSelf && (
        <Notice tone="warning" title="Your own access is among them">
          It goes last, and somebody else has to give it back.
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
        <p>{afterwards(loss)}</p>
        {loss.idle > 0 && (
          <p>
            {loss.idle === 1
              ? '1 of them gives nothing as it is: its project or role was deleted.'
              : `${number.format(loss.idle)} of them give nothing as it is: their projects or roles were deleted.`}
          </p>
        )}
        <p>All other role bindings stay.</p>
      </div>
    </>
  );
}

function Line({ children }: { children: ReactNode }) {
  return <li className="px-3 py-2 wrap-anywhere">{children}</li>;
}

function inWords({ subject, role, projectId }: BindingRow, { projects }: BindingsData) {
  return (
    <>
      <bdi className="font-medium">{subjectText(subject)}</bdi>: <bdi>{roleName(role)}</bdi> in{' '}
      <bdi>{scopePhrase(projectId, projects)}</bdi>
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
  if (emptied.length === 0) return 'Each of them keeps another role binding.';
  if (emptied.length < subjects.length) {
    return `${names(emptied)} ${emptied.length === 1 ? 'has' : 'have'} no role after that.`;
  }
  return subjects.length === 1 ? 'It has no other role binding.' : 'None of them has another role binding.';
}

function Progress({ tried, total }: { tried: number; total: number }) {
  return (
    <label className="grid gap-2">
      <span className="tabular-nums">
        Deleting: {number.format(tried)} of {number.format(total)}
      </span>
      <progress value={tried} max={total} className="w-full accent-accent-fill" />
    </label>
  );
}

type OutcomeProps = { outcome: DeleteOutcome<number>; count: number; data: BindingsData };

/** What was deleted, what was not, and why. */
function Outcome({ outcome: { deleted, refused, halted }, count, data }: OutcomeProps) {
  const untried = count - deleted.size - refused.length;
  return (
    <>
      <Notice
        tone={refused.length > 0 || halted ? 'danger' : 'neutral'}
        title={`${number.format(deleted.size)} of ${bindings(count)} deleted`}
        live
      >
        {halted && <FailureText error={halted} />}
        {untried > 0 && (
          <p>
            {bindings(untried)} {untried === 1 ? 'was' : 'were'} not deleted.
          </p>
        )}
      </Notice>
      {refused.length > 0 && (
        <ul className="divide-y divide-line rounded-lg border border-line">
          {refused.slice(0, listedAtOnce).map(({ item, error }) => (
            <Line key={item}>
              <p>{inWords(data.index.row(item), data)}</p>
              <p className="text-text-muted">{error.message}</p>
            </Line>
          ))}
          {refused.length > listedAtOnce && <Line>and {number.format(refused.length - listedAtOnce)} more</Line>}
        </ul>
      )}
    </>
  );
}
