import { Trash2 } from 'lucide-react';
import { useCallback, useState } from 'react';
import { focusTable, tableName } from '#src/flows/list/focus-table.ts';
import type { List } from '#src/flows/list/use-list.ts';
import { lazyPart } from '#src/kit/loading/lazy-part.tsx';
import type { MenuItem } from '#src/kit/overlays/menu-item.ts';
import { focusableRow, keyBeside } from '#src/kit/table/focus-row.ts';
import { plural } from '#src/lib/counted.ts';

const DeleteSelected = lazyPart(() => import('./delete-selected.tsx').then((module) => module.DeleteSelected));

/** The rows to delete, and the key of the row that takes the focus after them. */
type Asked<Row> = { readonly items: readonly Row[]; readonly beside: string | undefined };

const nothing = { items: [], beside: undefined };

/**
 * Deletes rows of a list: one from its menu by `ask`, or the selected ones from the bar `bulk`. `dialog` is set while the
 * person is asked: the props that every deletion dialog takes. `preload` loads the dialog's code; `act` is the
 * label of the bar's button.
 */
export function useRowDeletion<Row>(list: List<Row>, preload: () => void, act = 'Delete') {
  const [{ items, beside }, setAsked] = useState<Asked<Row>>(nothing);
  const { selection, found } = list;
  const { keyOf } = list.options;
  const ask = useCallback(
    (rows: readonly Row[]) => setAsked({ items: rows, beside: keyBeside(new Set(rows.map(keyOf))) }),
    [keyOf],
  );
  const letGo = () => {
    selection.clear();
    focusTable();
  };
  const onClose = (isDone: boolean) => {
    setAsked(nothing);
    if (isDone) selection.clear();
  };
  return {
    ask,
    bulk: selection.forTable && (
      <DeleteSelected
        act={act}
        noun={plural(list.options.noun)}
        count={selection.rows.length}
        total={selection.selectable}
        hidden={selection.hidden}
        onSelectAll={selection.selectAll}
        onClear={letGo}
        onDelete={() => ask(selection.rows)}
        preload={preload}
      />
    ),
    dialog:
      items.length > 0
        ? { items, listed: found.length, onClose, focusAfter: () => focusableRow(beside) ?? tableName() }
        : undefined,
  };
}

/** What every deletion dialog of rows takes. */
export type RowDeletionProps<Item> = {
  items: readonly Item[];
  /** How many the list shows. Omitted where there is no list. */
  listed?: number | undefined;
  /** `isDone`: all of them are deleted. */
  onClose: (isDone: boolean) => void;
  focusAfter?: (() => HTMLElement | null) | undefined;
};

/** The line of a row's menu that asks before it is deleted; with a reason, it can't be used. */
export function deleteItem(noun: string, disabledReason: string | undefined, onSelect: () => void): MenuItem {
  return { label: `Delete ${noun}`, icon: <Trash2 aria-hidden="true" />, danger: true, disabledReason, onSelect };
}
