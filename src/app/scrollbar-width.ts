/**
 * Tells the styles the width of a scrollbar (0 where it overlays the page): CSS can't measure it while there is none. Runs
 * before the first render, when it costs no layout of a whole page.
 */
export function tellScrollbarWidth(): void {
  const probe = document.createElement('div');
  probe.style.overflow = 'scroll';
  probe.style.position = 'fixed';
  probe.style.visibility = 'hidden';
  document.body.append(probe);
  document.documentElement.style.setProperty('--scrollbar-width', `${probe.offsetWidth - probe.clientWidth}px`);
  probe.remove();
}
