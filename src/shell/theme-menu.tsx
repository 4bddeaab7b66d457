import { Monitor, Moon, Sun } from 'lucide-react';
import { useState } from 'react';
import { useActs } from '#src/flows/acts/use-acts.ts';
import { MenuButton } from '#src/kit/overlays/menu.tsx';
import { chooseTheme, readTheme, type Theme } from '#src/lib/theme.ts';

const themes = [
  ['system', 'System theme', Monitor],
  ['light', 'Light theme', Sun],
  ['dark', 'Dark theme', Moon],
] as const satisfies [Theme, string, typeof Sun][];

/** Chooses the theme: light, dark, or the system's. */
export function ThemeMenu() {
  const [theme, setTheme] = useState(readTheme);
  const [, label, Icon] = themes.find(([name]) => name === theme) ?? themes[0];
  const choose = (name: Theme) => {
    chooseTheme(name);
    setTheme(name);
  };
  const items = themes.map(([name, text, ItemIcon]) => ({
    label: text,
    icon: <ItemIcon aria-hidden="true" />,
    checked: name === theme,
    onSelect: () => choose(name),
  }));
  useActs(items);
  return (
    <MenuButton
      label={`Theme: ${label}`}
      items={items}
      className="grid size-8 place-items-center rounded-md text-text-muted hover:bg-surface-hover hover:text-text aria-expanded:bg-surface-hover"
    >
      <Icon className="size-4" aria-hidden="true" />
    </MenuButton>
  );
}
