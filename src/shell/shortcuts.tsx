import { Suspense, useCallback, useEffect, useState } from 'react';
import { lazyPart } from '#src/kit/loading/lazy-part.tsx';
import { shortcutOf } from './shortcut-of.ts';
import { areShortcutsOn } from './shortcut-setting.ts';

const ShortcutsDialog = lazyPart(() => import('./shortcuts-dialog.tsx').then((module) => module.ShortcutsDialog));

/** Handles the keys of every page, and holds the dialog that lists them. */
export function useShortcuts() {
  const [isShown, setIsShown] = useState(false);
  const show = useCallback(() => setIsShown(true), []);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const shortcut = shortcutOf(event);
      if (shortcut === undefined || !areShortcutsOn()) return;
      if (shortcut === 'search' && !focusSearch()) return;
      event.preventDefault();
      if (shortcut === 'list') show();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [show]);
  const dialog = isShown && (
    <Suspense fallback={null}>
      <ShortcutsDialog onClose={() => setIsShown(false)} />
    </Suspense>
  );
  return { show, dialog };
}

/** Focuses the page's search; returns whether there is one. */
function focusSearch(): boolean {
  const field = document.querySelector<HTMLInputElement>('main input[type=search]');
  field?.focus();
  field?.select();
  return field !== null;
}
