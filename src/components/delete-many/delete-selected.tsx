import { Button } from '#ui/button.tsx';
import { SelectionBar, type SelectionBarProps } from '#ui/selection-bar.tsx';

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
