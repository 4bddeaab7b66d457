import { Trash2 } from 'lucide-react';
import { useCallback, useRef, useState } from 'react';
import { focusTable, tableName } from '#src/flows/list/focus-table.ts';
import type { List } from '#src/flows/list/use-list.ts';
import { lazyPart } from '#src/kit/loading/lazy-part.tsx';
import type { MenuItem } from '#src/kit/overlays/menu-item.ts';
import { plural } from '#src/lib/counted.ts';

const DeleteSelected = lazyPart(() => import('./delete-selected.tsx').then((module) => module.DeleteSelected));

/**
 * Deletes rows of a list: one from its menu by `ask`, or the selected ones from the bar `bulk`. `dialog` is set while the
 * person is asked: the props that every deletion dialog takes. `preload` loads the dialog's code; `act` is the
 * label of the bar's button.
 */
export function useRowDeletion<Row>(list: List<Row>, preload: () => void, act = 'Delete') {
  const [items, setItems] = useState<readonly Row[]>([]);
  const focusAfter = useRef(tableName);
  const { selection, found } = list;
  const { keyOf } = list.options;
  const ask = useCallback(
    (rows: readonly Row[]) => {
      setItems(rows);
      focusAfter.current = tableName;
      // Known before the person has read the dialog.
      void rowBeside(rows.map(keyOf)).then((find) => (focusAfter.current = find));
    },
    [keyOf],
  );
  const letGo = () => {
    selection.clear();
    focusTable();
  };
  const onClose = (isDone: boolean) => {
    setItems([]);
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
      items.length > 0 ? { items, listed: found.length, onClose, focusAfter: () => focusAfter.current() } : undefined,
  };
}

/** Finds what takes the focus when these rows are gone: the row beside them or, without it or its code, the table's name. */
async function rowBeside(keys: readonly string[]): Promise<() => HTMLElement | null> {
  try {
    const { findRowBeside } = await import('#src/kit/table/focus-row.ts');
    const beside = findRowBeside(keys);
    return () => beside() ?? tableName();
  } catch {
    return tableName;
  }
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
