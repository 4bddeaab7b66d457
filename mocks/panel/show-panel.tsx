import { createRoot } from 'react-dom/client';
import type { KeyValues } from '#mocks/key-values.ts';
import { Panel } from '#mocks/panel/panel.tsx';
import './panel.css';

/**
 * The panel of the mocks, beside the console and apart from it: a bug of one leaves the other standing. It is no part of
 * the body, all of which a dialog takes away from whoever uses it.
 */
export function showPanel(storage: KeyValues): void {
  const place = document.createElement('div');
  place.id = 'mocks';
  document.documentElement.append(place);
  createRoot(place).render(<Panel storage={storage} />);
}
