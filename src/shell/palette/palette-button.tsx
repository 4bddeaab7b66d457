import { Search } from 'lucide-react';
import { paletteKeys } from '../shortcut-of.ts';
import { areShortcutsOn } from '../shortcut-setting.ts';

/** Opens the command palette, and shows its keys where there is room. */
export function PaletteButton({ onClick, preload }: { onClick: () => void; preload: () => void }) {
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      aria-label="Command palette"
      aria-keyshortcuts={areShortcutsOn() ? 'Control+K Meta+K' : undefined}
      onClick={onClick}
      onPointerEnter={preload}
      onFocus={preload}
      className="flex h-8 min-w-8 items-center justify-center gap-2 rounded-md px-2 text-text-muted transition-colors hover:bg-surface-hover hover:text-text"
    >
      <Search className="size-4" aria-hidden="true" />
      {areShortcutsOn() && (
        <kbd className="rounded-sm border border-line px-1 font-sans text-xs whitespace-nowrap max-sm:hidden">
          {paletteKeys}
        </kbd>
      )}
    </button>
  );
}
