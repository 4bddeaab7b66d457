import { useCallback, useMemo, useState } from 'react';
import { subjectText } from '#src/components/access/subject-text.ts';
import type { BindingIndex, BindingRow } from './binding-index.ts';
import type { BindingsData } from './bindings-data.ts';

/** 1 for each place in an index whose role binding is selected: to look 100,000 ids up would take longer than a frame. */
interface Marks {
  readonly index: BindingIndex;
  readonly marks: Uint8Array;
}

const none = new Uint32Array();

/** What is selected of the role bindings at `places`, which the filters let through: the others can't be seen, and stay out. */
export function useBindingSelection({ index, remove }: BindingsData, places: Uint32Array) {
  const [state, setState] = useState<Marks>(() => ({ index, marks: new Uint8Array(index.bindings.length) }));
  const { marks } = useMemo(() => movedTo(index, state), [index, state]);
  const mark = useCallback(
    (wanted: Iterable<number>, isSelected: boolean) =>
      setState((before) => {
        const after = movedTo(index, before).marks.slice();
        for (const place of wanted) after[place] = Number(isSelected);
        return { index, marks: after };
      }),
    [index],
  );

  const reasonOf = useCallback((row: BindingRow) => remove(row.projectId || null).reason, [remove]);
  const select = useCallback(
    (rows: readonly BindingRow[], isSelected: boolean) =>
      mark(
        rows.filter((row) => !reasonOf(row)).map(({ place }) => place),
        isSelected,
      ),
    [mark, reasonOf],
  );
  const isSelected = useCallback(({ place }: BindingRow) => marks[place] === 1, [marks]);
  const rows = useMemo(() => ({ isSelected, select, labelOf, reasonOf }), [isSelected, select, reasonOf]);
  const selected = useMemo(
    () => (marks.includes(1) ? places.filter((place) => marks[place] === 1) : none),
    [marks, places],
  );
  // Organization-wide the answer is the same for all of them.
  const selectable = useMemo(
    () =>
      remove(null).allowed === false
        ? places.filter((place) => remove(index.bindings[place]?.projectId || null).allowed !== false)
        : places,
    [remove, index, places],
  );
  return {
    /** For the table. */
    rows,
    /** Their places. */
    selected,
    /** How many could be. */
    total: selectable.length,
    all: () => mark(selectable, true),
    clear: () => mark(index.natural, false),
  };
}

function labelOf({ subject }: BindingRow): string {
  return `Select role binding of ${subjectText(subject)}`;
}

/** The same role bindings in another index, such as that of the list read anew. */
function movedTo(index: BindingIndex, before: Marks): Marks {
  if (before.index === index) return before;
  const ids = new Set(before.index.bindings.filter((_, place) => before.marks[place] === 1).map(({ id }) => id));
  const marks = new Uint8Array(index.bindings.length);
  if (ids.size > 0) for (const place of index.natural) marks[place] = Number(ids.has(index.bindings[place]?.id ?? ''));
  return { index, marks };
}
