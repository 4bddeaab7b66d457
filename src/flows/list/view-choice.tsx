import { ChevronDown, Rows3 } from 'lucide-react';
import { MenuButton } from '#src/kit/overlays/menu.tsx';

type ViewChoiceProps<View extends string> = {
  value: View;
  views: Readonly<Record<View, string>>;
  onChange: (view: View) => void;
};

/** Chooses between views of one list, as a quiet chip with a menu. */
export function ViewChoice<View extends string>({ value, views, onChange }: ViewChoiceProps<View>) {
  const label = views[value];
  return (
    <MenuButton
      label={`View: ${label}`}
      items={viewsIn(views).map((view) => ({
        label: views[view],
        checked: view === value,
        onSelect: () => onChange(view),
      }))}
      className="flex h-8 items-center gap-1 rounded-md px-2 text-sm font-medium whitespace-nowrap text-text-muted transition-colors hover:bg-surface-hover hover:text-text"
    >
      <Rows3 className="size-4 shrink-0" aria-hidden="true" />
      {label}
      <ChevronDown className="size-3.5 shrink-0" aria-hidden="true" />
    </MenuButton>
  );
}

function viewsIn<View extends string>(views: Readonly<Record<View, string>>): View[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of a record are its type's
  return Object.keys(views) as View[];
}
