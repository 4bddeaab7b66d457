import { Button } from '#src/kit/controls/button.tsx';
import { SelectionBar, type SelectionBarProps } from '#src/kit/table/selection-bar.tsx';

export type DeleteSelectedProps = Omit<SelectionBarProps, 'children'> & {
  /** Asks before they go. */
  onDelete: () => void;
  /** Loads what asks. */
  preload: () => void;
};

/** The bar below a list with selected rows, which deletes them. */
export function DeleteSelected({ onDelete, preload, ...bar }: DeleteSelectedProps) {
  return (
    <SelectionBar {...bar}>
      <Button
        variant="danger"
        disabledReason={bar.count === 0 ? 'All that is selected is filtered out' : undefined}
        onPointerEnter={preload}
        onFocus={preload}
        onClick={onDelete}
      >
        Delete
      </Button>
    </SelectionBar>
  );
}
