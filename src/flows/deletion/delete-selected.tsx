import { Button } from '#src/kit/controls/button.tsx';
import { SelectionBar, type SelectionBarProps } from '#src/kit/table/selection-bar.tsx';

export type DeleteSelectedProps = Omit<SelectionBarProps, 'children'> & {
  /** The button's label. */
  act: string;
  /** Opens the dialog that asks before the selected rows are deleted. */
  onDelete: () => void;
  /** Preloads the dialog's code. */
  preload: () => void;
};

/** The bar below a list with selected rows, with the button that deletes or ends them. */
export function DeleteSelected({ act, onDelete, preload, ...bar }: DeleteSelectedProps) {
  return (
    <SelectionBar {...bar}>
      <Button
        variant="danger"
        disabledReason={bar.count === 0 ? 'Your filters hide everything that is selected' : undefined}
        preload={preload}
        onClick={onDelete}
      >
        {act}
      </Button>
    </SelectionBar>
  );
}
