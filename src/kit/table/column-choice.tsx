import { Columns3 } from 'lucide-react';
import { MenuButton } from '#src/kit/overlays/menu.tsx';
import type { Column } from './column.ts';

type ColumnChoiceProps<Row> = {
  columns: readonly Column<Row>[];
  hidden: readonly string[];
  onChange: (hidden: readonly string[]) => void;
};

/** Chooses which columns the table shows. The column with the row's name always stays. */
export function ColumnChoice<Row>({ columns, hidden, onChange }: ColumnChoiceProps<Row>) {
  const items = columns
    .filter(({ primary }) => !primary)
    .map(({ id, header }) => {
      const checked = !hidden.includes(id);
      return {
        label: header,
        checked,
        isOneOfSeveral: true,

        onSelect: () => onChange(checked ? [...hidden, id] : hidden.filter((other) => other !== id)),
      };
    });
  if (items.length < 2) return null;
  return (
    <span className="max-sm:hidden">
      <MenuButton
        label="Columns"
        items={items}
        className="grid size-8 place-items-center rounded-md text-text-muted transition-colors hover:bg-surface-hover hover:text-text aria-expanded:bg-surface-hover"
      >
        <Columns3 className="size-4" aria-hidden="true" />
      </MenuButton>
    </span>
  );
}
