import type { AnyRouter, ParsedLocation } from '@tanstack/react-router';

/** In milliseconds. What is gone from the list since is not waited for. */
const patience = 3_000;

/** What a person does who goes on by themselves. */
const acts = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;

/**
 * After Back the router scrolls to where the page was left, once, when a long list has drawn no more than its first rows.
 * Here the page is scrolled on as it grows, until it is there, the person does something, or the next page comes.
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

/** One entry of the browser's history. */
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
