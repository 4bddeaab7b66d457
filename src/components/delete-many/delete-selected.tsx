import { Button } from '#ui/button.tsx';
import { SelectionBar } from '#ui/selection-bar.tsx';
import type { SelectedRows } from '#ui/use-row-selection.ts';

export type DeleteSelectedProps<Row> = {
  selection: SelectedRows<Row>;
  /** What the rows are: "API tokens". */
  noun: string;
  /** Asks about the only one that is selected, or about several. */
  onDeleteOne: (row: Row) => void;
  onDeleteMany: () => void;
  /** Loads what asks about several. */
  preload: () => void;
  /** Takes the focus when the bar goes. */
  focusList: () => void;
};

/** The bar below a list with selected rows, which deletes them. */
export function DeleteSelected<Row>(props: DeleteSelectedProps<Row>) {
  const { selection, noun, onDeleteOne, onDeleteMany, preload, focusList } = props;
  const { selected, hidden, total, all, clear } = selection;
  return (
    <SelectionBar
      count={selected.length}
      total={total}
      hidden={hidden}
      noun={noun}
      onSelectAll={all}
      onClear={() => {
        clear();
        focusList();
      }}
    >
      <Button
        variant="danger"
        disabledReason={selected.length === 0 ? 'All that is selected is filtered out' : undefined}
        onPointerEnter={preload}
        onFocus={preload}
        onClick={() => (selected.length === 1 ? selected.forEach(onDeleteOne) : onDeleteMany())}
      >
        Delete
      </Button>
    </SelectionBar>
  );
}
