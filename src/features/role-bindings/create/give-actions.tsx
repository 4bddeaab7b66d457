import { Button } from '#src/kit/controls/button.tsx';
import { firstClick } from '#src/kit/overlays/first-click.ts';
import { failedOf, type Gift, type GiveResult, madeOf } from './give-role.ts';
import type { useGiveRole } from './use-give-role.ts';

type GiveActionsProps = {
  results: readonly GiveResult[];
  giving: ReturnType<typeof useGiveRole>;
  onRetry: () => void;
  /** Returns to the form, with what failed. */
  onBack: (failed: readonly Gift[]) => void;
};

function undoWords(created: number): string {
  if (created === 0) return 'Undo';
  return created === 1 ? 'Undo the created one' : `Undo the ${created} created`;
}

/** The next steps when the outcome was not the same for all projects. */
export function GiveActions({ results, giving: { busy, undoing, undo }, onRetry, onBack }: GiveActionsProps) {
  const created = madeOf(results).length;
  return (
    <>
      <Button onClick={undo} busy={undoing} disabledReason={created === 0 ? 'There is nothing to undo' : undefined}>
        {undoWords(created)}
      </Button>
      <Button onClick={() => onBack(failedOf(results))} disabledReason={busy ? 'Wait until it is done' : undefined}>
        Back to the form
      </Button>
      <Button variant="primary" onClick={firstClick(onRetry)} busy={busy && !undoing}>
        Try again
      </Button>
    </>
  );
}
