import { useState } from 'react';
import type { KeyValues } from '#mocks/key-values.ts';
import { PanelForm } from '#mocks/panel/panel-form.tsx';
import { stateOf, summary } from '#mocks/panel/state.ts';
import { WhyOff } from '#mocks/panel/why-off-overlay.tsx';

/** One small button that says what is in force, and behind it all that can be set. */
export function Panel({ storage }: { storage: KeyValues }) {
  const [isOpen, setOpen] = useState(false);
  const [showsWhy, setShowsWhy] = useState(false);
  const state = stateOf(storage);
  return (
    <aside className="mock-panel" aria-label="Mocks">
      <button
        type="button"
        className="mock-panel-button"
        aria-expanded={isOpen}
        aria-controls="mock-panel-form"
        onClick={() => setOpen(!isOpen)}
      >
        {summary(state)}
      </button>
      <div id="mock-panel-form" hidden={!isOpen}>
        <PanelForm state={state} storage={storage} showsWhy={showsWhy} onShowWhy={setShowsWhy} />
      </div>
      {showsWhy && <WhyOff />}
    </aside>
  );
}
