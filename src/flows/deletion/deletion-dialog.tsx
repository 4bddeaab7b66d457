import { type ReactNode, useId, useRef, useState } from 'react';
import { FailureText } from '#src/flows/failure/failure-text.tsx';
import { useLeaveGuard } from '#src/flows/leaving/use-leave-guard.ts';
import { Notice } from '#src/kit/feedback/notice.tsx';
import { toast } from '#src/kit/feedback/toast.tsx';
import { Dialog } from '#src/kit/overlays/dialog.tsx';
import { focusHeading } from '#src/kit/overlays/use-heading-after.ts';
import type { DeleteOutcome } from './delete-each.ts';
import { DeletionFooter } from './deletion-footer.tsx';
import { DeletionOutcome } from './deletion-outcome.tsx';
import { DeletionProgress } from './deletion-progress.tsx';
import { noUndoWords, objectWords } from './deletion-words.ts';
import { type Deleted, type Deletion, toDelete, type Verb } from './deletion.ts';
import { sayDeleted } from './say-deleted.ts';
import { TypedField, useTyped } from './typed-field.tsx';
import { useDeletion } from './use-deletion.ts';

export type DeletionDialogProps<Item> = {
  /** Fixed when the dialog opens: later changes don't affect what the person is reading. */
  deletion: Deletion<Item>;
  /** What is lost, for whom, where, and what stays. */
  children: ReactNode;
  /** Whether that is known by now; nothing is deleted before. */
  isReady?: boolean | undefined;
  /** `isDone`: all of them are deleted. */
  onClose: (isDone: boolean) => void;
  /** Where focus goes when all are deleted and the opening button is gone too: a heading, or another named element. */
  focusAfter?: (() => HTMLElement | null) | undefined;
};

/**
 * Asks before items are deleted, deletes them, and shows the result. A single deletion can't be closed while it runs;
 * several can be stopped. After a lost answer the person can try again; what is gone by then counts as deleted.
 */
export function DeletionDialog<Item>(props: DeletionDialogProps<Item>) {
  const { children, isReady = true, onClose, focusAfter } = props;
  const [deletion] = useState(props.deletion);
  const { items, noun, nameOf, refusal, verb = toDelete } = deletion;
  const isOne = items.length === 1;
  const id = useId();
  const isOver = useRef(false);
  const finish = (deleted: Deleted<Item>, isHere: boolean) => {
    if (isOver.current) return;
    isOver.current = true;
    sayDeleted(deletion, deleted);
    if (!isHere) return;
    onClose(true);
    const place = focusAfter?.();
    if (place) place.focus({ preventScroll: true });
    else focusHeading();
  };
  const { state, run, stop } = useDeletion(deletion, { onDone: finish, onLeft: sayLeft(deletion) });
  const isWorking = state.step === 'working';
  const typed = useTyped(deletion, () => isReady && run());
  const close = () => {
    // Closing doesn't wait until the lists are reloaded.
    if (state.step === 'reading') return finish(state.deleted, true);
    if (state.step === 'stopped' && state.deleted.gone.size > 0) sayDeleted(deletion, state.deleted);
    onClose(false);
  };
  const question = isWorking && !isOne ? `Closing stops it. What is ${verb.acted} stays ${verb.acted}.` : undefined;
  const guard = useLeaveGuard(
    question,
    // Does nothing: a step back may stay on this page and keep the dialog. The next function closes it in every case.
    () => {},
    () => {
      stop();
      onClose(false);
    },
  );
  const mayClose = () => !(isWorking && isOne) && guard.mayClose();

  return (
    <Dialog
      open
      onClose={close}
      mayClose={mayClose}
      asking={guard.asking}
      title={<DialogTitle deletion={deletion} />}
      footer={
        <DeletionFooter
          {...{ state, deletion, isReady, onStop: stop, onClose: close }}
          onDelete={typed.attempt}
          describedBy={id}
          focusesClose={typed.confirmation === undefined}
        />
      }
    >
      <div className="grid gap-4">
        {(isOne || state.step === 'asking') && (
          <div id={id} className="grid gap-4">
            {refusal === undefined ? children : <Notice tone="warning">{refusal}</Notice>}
            {refusal === undefined && <NoUndo deletion={deletion} />}
          </div>
        )}
        {typed.confirmation && refusal === undefined && state.step === 'asking' && (
          <TypedField typed={typed} what={isOne ? 'name' : 'number'} />
        )}
        {!isOne && isWorking && <DeletionProgress {...state} verb={verb} total={items.length} />}
        {!isOne && state.step === 'reading' && (
          <DeletionProgress verb={verb} tried={items.length} total={items.length} />
        )}
        {state.step === 'stopped' && !isOne && <DeletionOutcome {...state} {...{ items, noun, nameOf, verb }} />}
        {state.step === 'stopped' && isOne && <WhyNot outcome={state.outcome} {...{ noun, verb }} />}
      </div>
    </Dialog>
  );
}

function DialogTitle<Item>({ deletion }: { deletion: Deletion<Item> }) {
  const { act } = deletion.verb ?? toDelete;
  return (
    <>
      {deletion.refusal === undefined ? act : `Can’t ${act.toLowerCase()}`}{' '}
      <bdi>{objectWords(deletion, deletion.items)}</bdi>
    </>
  );
}

/** Warns, before anything is deleted, if it can't be undone. */
function NoUndo<Item>({ deletion }: { deletion: Deletion<Item> }) {
  const words = noUndoWords(deletion);
  return words && <p className="text-text-muted">{words}</p>;
}

/** Reports a run that ended after its dialog was closed. */
function sayLeft<Item>(deletion: Deletion<Item>) {
  return (deleted: Deleted<Item>, { refused, halted }: DeleteOutcome<Item>) => {
    const failure = halted ?? refused[0]?.error;
    if (deleted.gone.size > 0) sayDeleted(deletion, deleted);
    else if (failure)
      toast(`Not ${(deletion.verb ?? toDelete).acted}: ${objectWords(deletion, deletion.items)}. ${failure.message}`, {
        failed: true,
      });
  };
}

/** Scrolls to a failure, which may be below a long list of losses. */
const reveal = (element: HTMLElement | null) => element?.scrollIntoView({ block: 'nearest' });

type WhyNotProps = { outcome: DeleteOutcome<unknown>; noun: string; verb: Verb };

function WhyNot({ outcome: { halted, refused }, noun, verb }: WhyNotProps) {
  const error = halted ?? refused[0]?.error;
  if (!error) return null;
  const what = verb.isReversible ? 'It' : `The ${noun}`;
  const more = error.isUncertain ? `${what} may be ${verb.acted} already; trying again does no harm.` : undefined;
  return (
    <div ref={reveal}>
      <Notice tone="danger" live>
        <FailureText error={error} more={more} />
      </Notice>
    </div>
  );
}
