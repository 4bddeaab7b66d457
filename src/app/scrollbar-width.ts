/**
 * Tells the styles how wide a scrollbar is here (0 where they lie over the page): CSS alone can't know it while there is
 * none. Before anything is rendered, when it takes no layout of a whole page.
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
