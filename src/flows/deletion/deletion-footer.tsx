import { Button } from '#src/kit/controls/button.tsx';
import { firstClick } from '#src/kit/overlays/first-click.ts';
import { formatCount } from '#src/lib/counted.ts';
import type { DeletionState } from './deletion-state.ts';
import { countWords } from './deletion-words.ts';
import { type Deletion, toDelete, type Verb } from './deletion.ts';

type FooterProps<Item> = {
  state: DeletionState<Item>;
  deletion: Deletion<Item>;
  /** Whether it is known what is lost. */
  isReady: boolean;
  onDelete: () => void;
  onStop: () => void;
  onClose: () => void;
  /** The ID of the element that lists the consequences. */
  describedBy: string;
  /** Whether the harmless button gets the focus first. */
  focusesClose: boolean;
};

/** The button that leaves all as it is, and the delete button with the act in its label. If the deletion will be refused, only cancel. */
export function DeletionFooter<Item>(props: FooterProps<Item>) {
  const { state, deletion, isReady, onDelete, onStop, onClose, describedBy, focusesClose } = props;
  const { items, refusal, verb = toDelete } = deletion;
  const isOne = items.length === 1;
  const isWorking = state.step === 'working';
  const isBusy = isWorking || state.step === 'reading';
  const isAsked = state.step === 'asking' || (isOne && state.step !== 'reading');
  if (refusal !== undefined) {
    return (
      <Button onClick={onClose} data-autofocus>
        Close
      </Button>
    );
  }
  return (
    <>
      {isWorking && !isOne ? (
        <Button onClick={onStop} disabledReason={state.isStopping ? 'Stopping after the current ones' : undefined}>
          Stop
        </Button>
      ) : (
        <Button
          onClick={firstClick(onClose)}
          disabledReason={isWorking ? 'Wait until it is done' : undefined}
          data-autofocus={focusesClose || undefined}
        >
          {isAsked ? (verb.keep ?? 'Cancel') : 'Close'}
        </Button>
      )}
      <Button
        variant="danger"
        busy={isBusy}
        disabledReason={isOne ? finalRefusal(state) : whyWait(isReady)}
        aria-describedby={isAsked ? describedBy : undefined}
        onClick={firstClick(onDelete)}
      >
        {state.step === 'stopped' && !isOne
          ? goOn(state, items.length, verb)
          : (verb.button ?? `${verb.act} ${countWords(deletion)}`)}
      </Button>
    </>
  );
}

/** A further run also retries what was refused and what was not tried. */
function goOn<Item>(state: DeletionState<Item> & { step: 'stopped' }, count: number, { act }: Verb): string {
  const { deleted, outcome } = state;
  const left = count - deleted.gone.size;
  return left === outcome.refused.length ? 'Try again' : `${act} the other ${formatCount(left)}`;
}

function whyWait(isReady: boolean): string | undefined {
  return isReady ? undefined : 'Wait until it is known who loses what';
}

const finalReasons: ReadonlySet<string> = new Set(['LAST_OWNER', 'STALE_PROJECT']);

/** Why trying again is no use. */
function finalRefusal<Item>(state: DeletionState<Item>): string | undefined {
  const error = state.step === 'stopped' ? state.outcome.refused[0]?.error : undefined;
  return error?.reason !== undefined && finalReasons.has(error.reason) ? error.message : undefined;
}
