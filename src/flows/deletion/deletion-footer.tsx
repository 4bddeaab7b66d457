import { Button } from '#src/kit/controls/button.tsx';
import { firstClick } from '#src/kit/overlays/first-click.ts';
import { formatCount } from '#src/lib/counted.ts';
import type { DeletionState } from './deletion-state.ts';
import { countWords } from './deletion-words.ts';
import type { Deletion } from './deletion.ts';

type FooterProps<Item> = {
  state: DeletionState<Item>;
  deletion: Deletion<Item>;
  onDelete: () => void;
  onStop: () => void;
  onClose: () => void;
  /** The id of the consequences. */
  describedBy: string;
  /** Whether the focus begins at the button that does no harm. */
  focusesClose: boolean;
};

/** The way out, and the button that deletes, which repeats the act. A deletion that will be refused has only the way out. */
export function DeletionFooter<Item>(props: FooterProps<Item>) {
  const { state, deletion, onDelete, onStop, onClose, describedBy, focusesClose } = props;
  const { items, refusal } = deletion;
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
        <Button
          onClick={onStop}
          disabledReason={state.isStopping ? 'It stops after those that are under way' : undefined}
        >
          Stop
        </Button>
      ) : (
        <Button
          onClick={firstClick(onClose)}
          disabledReason={isWorking ? 'Wait until it is done' : undefined}
          data-autofocus={focusesClose || undefined}
        >
          {isAsked ? 'Cancel' : 'Close'}
        </Button>
      )}
      <Button
        variant="danger"
        busy={isBusy}
        aria-describedby={isAsked ? describedBy : undefined}
        onClick={firstClick(onDelete)}
      >
        {state.step === 'stopped' && !isOne ? goOn(state, items.length) : `Delete ${countWords(deletion)}`}
      </Button>
    </>
  );
}

/** Another run tries what was refused, or what was not tried, too. */
function goOn<Item>({ deleted, outcome }: DeletionState<Item> & { step: 'stopped' }, count: number): string {
  const left = count - deleted.gone.size;
  return left === outcome.refused.length ? 'Try again' : `Delete the other ${formatCount(left)}`;
}
