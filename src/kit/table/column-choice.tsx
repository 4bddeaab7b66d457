import { Columns3 } from 'lucide-react';
import { MenuButton } from '#src/kit/overlays/menu.tsx';
import type { Column } from './column.ts';

export type ColumnChoiceProps = {
  columns: readonly Pick<Column<never>, 'id' | 'header' | 'primary'>[];
  hidden: readonly string[];
  onChange: (hidden: readonly string[]) => void;
};

/** Chooses which columns the table shows. The column with the row's name always stays. */
export function ColumnChoice({ columns, hidden, onChange }: ColumnChoiceProps) {
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
  const reset = {
    label: 'Show all columns',
    separatorBefore: true,
    disabledReason: items.every(({ checked }) => checked) ? 'All columns are shown' : undefined,
    onSelect: () => onChange([]),
  };
  return (
    <span className="max-sm:hidden">
      <MenuButton
        label="Columns"
        items={[...items, reset]}
        className="grid size-8 place-items-center rounded-md text-text-muted transition-colors hover:bg-surface-hover hover:text-text aria-expanded:bg-surface-hover"
      >
        <Columns3 className="size-4" aria-hidden="true" />
      </MenuButton>
    </span>
  );
}
