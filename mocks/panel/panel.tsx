import { useEffect, useRef, useState } from 'react';
import type { KeyValues } from '#mocks/key-values.ts';
import { PanelForm } from '#mocks/panel/panel-form.tsx';
import { stateOf, summary } from '#mocks/panel/state.ts';
import { WhyOff } from '#mocks/panel/why-off-overlay.tsx';

/** Whether the tab shows why controls are off. */
const key = 'mock-why-off';

/** A small button that shows what is set, and opens everything that can be set. */
export function Panel({ storage }: { storage: KeyValues }) {
  const [isOpen, setOpen] = useState(false);
  const [showsWhy, setShowsWhy] = useState(() => storage.getItem(key) !== null);
  const panel = useRef<HTMLElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const state = stateOf(storage);
  const showWhy = (shows: boolean) => {
    setShowsWhy(shows);
    if (shows) storage.setItem(key, 'shown');
    else storage.removeItem(key);
  };
  useEffect(() => {
    const closeByEscape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      // Must not close the dialog that may be open beside it.
      event.stopPropagation();
      setOpen(false);
      button.current?.focus();
    };
    const place = panel.current;
    if (isOpen) place?.addEventListener('keydown', closeByEscape);
    return () => place?.removeEventListener('keydown', closeByEscape);
  }, [isOpen]);
  return (
    <aside ref={panel} className="mock-panel" aria-label="Mocks">
      <button
        ref={button}
        type="button"
        className="mock-panel-button"
        aria-expanded={isOpen}
        aria-controls="mock-panel-form"
        onClick={() => setOpen(!isOpen)}
      >
        {summary(state)}
      </button>
      <div id="mock-panel-form" hidden={!isOpen}>
        <PanelForm state={state} storage={storage} showsWhy={showsWhy} onShowWhy={showWhy} />
      </div>
      {showsWhy && <WhyOff />}
    </aside>
  );
}
