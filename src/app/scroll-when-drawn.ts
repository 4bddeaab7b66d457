import type { AnyRouter, ParsedLocation } from '@tanstack/react-router';

/** In milliseconds. After this it gives up: the rows may have been deleted. */
const patience = 3_000;

/** Input by which a person takes over the scrolling. */
const acts = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;

/**
 * After Back, the router scrolls once, when a long list shows only its first rows. This keeps scrolling while the page
 * grows, until it reaches the old position, the person does something, or another page opens.
 */
export function scrollWhenDrawn(router: AnyRouter): void {
  const left = new Map<string, number>();
  let stop: (() => void) | undefined;
  router.subscribe('onBeforeLoad', ({ fromLocation }) => {
    stop?.();
    if (fromLocation) left.set(keyOf(fromLocation), scrollY);
  });
  router.subscribe('onRendered', ({ toLocation }) => {
    stop?.();
    const wanted = left.get(keyOf(toLocation)) ?? 0;
    if (wanted > scrollY) stop = follow(wanted);
  });
}

/** Identifies an entry of the browser's history. */
function keyOf({ state, href }: ParsedLocation): string {
  return state.key ?? href;
}

function follow(wanted: number): () => void {
  const ended = new AbortController();
  const end = () => ended.abort();
  const growth = new ResizeObserver(() => {
    scrollTo({ top: wanted });
    if (scrollY >= wanted - 1) end();
  });
  growth.observe(document.body);
  const options = { signal: ended.signal, passive: true, capture: true };
  for (const act of acts) addEventListener(act, end, options);
  ended.signal.addEventListener('abort', () => growth.disconnect());
  setTimeout(end, patience);
  return end;
}
