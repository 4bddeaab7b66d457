import { createRoot } from 'react-dom/client';
import type { KeyValues } from '#mocks/key-values.ts';
import { Panel } from '#mocks/panel/panel.tsx';
import './panel.css';

/**
 * Shows the panel of the mocks separately from the console: a bug of one leaves the other working. It is outside the body,
 * because an open dialog makes the whole body inert.
 */
export function showPanel(storage: KeyValues): void {
  const place = document.createElement('div');
  place.id = 'mocks';
  document.documentElement.append(place);
  createRoot(place).render(<Panel storage={storage} />);
}
