import { Suspense, useCallback, useEffect, useEffectEvent, useState } from 'react';
import { flushSync } from 'react-dom';
import { lazyPart } from '#src/kit/loading/lazy-part.tsx';
import { afterWindows } from '#src/kit/overlays/open-windows.ts';
import { shortcutOf } from './shortcut-of.ts';
import { areShortcutsOn } from './shortcut-setting.ts';

const ShortcutsDialog = lazyPart(() => import('./shortcuts-dialog.tsx').then((module) => module.ShortcutsDialog));
const Palette = lazyPart(() => import('./palette/palette.tsx').then((module) => module.Palette));

/** Handles the keys of every page, and holds the windows that they open: the command palette and the list of the keys. */
export function useShortcuts(isSignIn: boolean) {
  const [shown, setShown] = useState<'list' | 'palette'>();
  const close = () => setShown(undefined);
  const showList = useCallback(() => setShown('list'), []);
  const showPalette = useCallback(() => afterWindows(() => setShown('palette')), []);
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const shortcut = areShortcutsOn() ? shortcutOf(event) : undefined;
    if (shortcut === undefined || (shortcut === 'palette' && isSignIn)) return;
    if (shortcut === 'search' && !focusSearch()) return;
    event.preventDefault();
    if (shortcut === 'list') showList();
    if (shortcut !== 'palette') return;
    if (shown === 'palette') close();
    else showPalette();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKeyDown(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
  const closeThen = (act: () => void) => {
    flushSync(close);
    // By then the focus is back: what the act opens returns it there, and a new page takes it from there.
    queueMicrotask(act);
  };
  const dialog = shown && (
    <Suspense fallback={null}>
      {shown === 'list' ? <ShortcutsDialog onClose={close} /> : <Palette onClose={close} onChoose={closeThen} />}
    </Suspense>
  );
  return { showList, showPalette, preloadPalette: Palette.preload, dialog };
}

/** Focuses the page's search; returns whether there is one. */
function focusSearch(): boolean {
  const field = document.querySelector<HTMLInputElement>('main input[type=search]');
  field?.focus();
  field?.select();
  return field !== null;
}
