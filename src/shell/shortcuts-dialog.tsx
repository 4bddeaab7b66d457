import { useState } from 'react';
import { Button } from '#src/kit/controls/button.tsx';
import { Checkbox } from '#src/kit/form/checkbox.tsx';
import { Dialog } from '#src/kit/overlays/dialog.tsx';
import { paletteKeys } from './shortcut-of.ts';
import { areShortcutsOn, switchShortcuts } from './shortcut-setting.ts';

const shortcuts = [
  [paletteKeys, 'Find a page, a person or an action'],
  ['/', 'Search this page'],
  ['?', 'Show this list'],
  ['F6', 'Go to the last message and its Undo, and back'],
  ['Esc', 'Close a window or a menu'],
  ['Shift', 'Select all rows up to this one: hold while you select it'],
] as const;

/** Lists the shortcuts, with a switch for the single keys. */
export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const [areOn, setAreOn] = useState(areShortcutsOn);
  const change = (on: boolean) => {
    switchShortcuts(on);
    setAreOn(areShortcutsOn());
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title="Keyboard shortcuts"
      description={`/ and ? work while you aren’t typing. ${paletteKeys} works everywhere.`}
      footer={
        <Button data-autofocus variant="primary" onClick={onClose}>
          Done
        </Button>
      }
    >
      <dl className="mb-4 divide-y divide-line">
        {shortcuts.map(([key, act]) => (
          <div key={key} className="flex items-center justify-between gap-6 py-2">
            <dt className="order-last">
              <kbd className="inline-grid h-6 min-w-6 place-items-center whitespace-nowrap rounded-sm border border-line-strong bg-surface-muted px-1.5 font-mono text-xs">
                {key}
              </kbd>
            </dt>
            <dd>{act}</dd>
          </div>
        ))}
      </dl>
      <Checkbox
        label="Use keyboard shortcuts"
        description={`Switch /, ? and ${paletteKeys} off if you dictate to your computer, or if other software uses them.`}
        checked={areOn}
        onChange={change}
      />
    </Dialog>
  );
}
