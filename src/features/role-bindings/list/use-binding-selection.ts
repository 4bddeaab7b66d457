import { useCallback, useMemo, useState } from 'react';
import { roleName } from '#src/access/role-name.ts';
import { subjectText } from '#src/access/subject-text.ts';
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
    (wanted: Uint32Array | readonly number[], isSelected: boolean) =>
      setState((before) => {
        const after = movedTo(index, before).marks.slice();
        wanted.forEach((place) => (after[place] = Number(isSelected)));
        return { index, marks: after };
      }),
    [index],
  );

  // The right is one for each scope, of which there are few.
  const may = useMemo(
    () => index.columns.scope.values.map((projectId) => remove(projectId || null).allowed !== false),
    [index, remove],
  );
  const isMine = useCallback((place: number) => may[index.columns.scope.cells[place] ?? 0] === true, [index, may]);
  const selectable = useMemo(() => (may.every(Boolean) ? places : places.filter(isMine)), [places, may, isMine]);
  const selected = useMemo(
    () => (marks.includes(1) ? selectable.filter((place) => marks[place] === 1) : none),
    [marks, selectable],
  );
  const count = useMemo(() => marks.reduce((sum, marked) => sum + marked, 0), [marks]);
  const rows = useMemo(() => {
    // Rows of the list before it was read anew may still be drawn.
    const isKnown = ({ place, id }: BindingRow) => index.bindings[place]?.id === id;
    return {
      isSelected: (row: BindingRow) => isKnown(row) && marks[row.place] === 1,
      select: (chosen: readonly BindingRow[], isSelected: boolean) =>
        mark(
          chosen.filter((row) => isKnown(row) && isMine(row.place)).map(({ place }) => place),
          isSelected,
        ),
      labelOf,
      reasonOf: (row: BindingRow) => remove(row.projectId || null).reason,
    };
  }, [index, marks, mark, isMine, remove]);
  return {
    /** For the table; nothing for those who may delete none of them. */
    rows: may.includes(true) ? rows : undefined,
    /** Their places. */
    selected,
    bar: {
      count: selected.length,
      total: selectable.length,
      hidden: count - selected.length,
      onSelectAll: () => mark(selectable, true),
    },
    clear: () => mark(index.natural, false),
  };
}

function labelOf({ subject, role }: BindingRow): string {
  return `Select role binding of ${subjectText(subject) || 'an unknown subject'}: ${roleName(role) || 'deleted role'}`;
}

/** The same role bindings in another index, such as that of the list read anew. */
function movedTo(index: BindingIndex, before: Marks): Marks {
  if (before.index === index) return before;
  const ids = new Set(before.index.bindings.filter((_, place) => before.marks[place] === 1).map(({ id }) => id));
  const marks = new Uint8Array(index.bindings.length);
  if (ids.size > 0) for (const place of index.natural) marks[place] = Number(ids.has(index.bindings[place]?.id ?? ''));
  return { index, marks };
}
