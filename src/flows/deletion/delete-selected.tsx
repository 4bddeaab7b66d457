import type { List } from '#src/flows/list/use-list.ts';
import { Button } from '#src/kit/controls/button.tsx';
import { SelectionBar } from '#src/kit/table/selection-bar.tsx';
import { plural } from '#src/lib/counted.ts';

export type DeleteSelectedProps<Row> = {
  list: List<Row>;
  /** The button's label. */
  act: string;
  /** Clears the selection. */
  onClear: () => void;
  /** Opens the dialog that asks before these rows are deleted. */
  onDelete: (rows: readonly Row[]) => void;
  /** Preloads the dialog's code. */
  preload: () => void;
};

/** The bar below a list with selected rows, with the button that deletes or ends them. */
export function DeleteSelected<Row>({ list, act, onClear, onDelete, preload }: DeleteSelectedProps<Row>) {
  const { rows, selectable, hidden, selectAll } = list.selection;
  return (
    <SelectionBar
      noun={plural(list.options.noun)}
      count={rows.length}
      total={selectable}
      hidden={hidden}
      onSelectAll={selectAll}
      onClear={onClear}
    >
      <Button
        variant="danger"
        disabledReason={rows.length === 0 ? 'All that is selected is filtered out' : undefined}
        preload={preload}
        onClick={() => onDelete(rows)}
      >
        {act}
      </Button>
    </SelectionBar>
  );
}
