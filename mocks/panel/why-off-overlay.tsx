import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { whyOff } from '#mocks/panel/why-off.ts';

/** In pixels. */
const lineHeight = 20;

/** `beside`: the left edge of a menu, whose next line must not be covered. */
type Label = { readonly text: string; readonly left: number; readonly top: number; readonly beside: boolean };

/** A label at every disabled control in view: the permission that it lacks and the RPC that asks for it, or its reason. */
export function WhyOff() {
  const labels = useLabels();
  return createPortal(
    <div className="mock-why-off" aria-hidden="true">
      {labels.map((label) => (
        <span key={JSON.stringify(label)} ref={(element) => place(element, label)}>
          {label.text}
        </span>
      ))}
    </div>,
    document.body,
  );
}

/** Within the window. By the style's own interface: the policy of the page allows no style attributes in markup. */
function place(element: HTMLElement | null, { left, top, beside }: Label): void {
  if (!element) return;
  const wanted = beside ? left - element.offsetWidth : left;
  element.style.translate = `${Math.max(0, Math.min(wanted, innerWidth - element.offsetWidth))}px ${top}px`;
}

/** Looked up again whenever the page changes, scrolls or is resized, once a frame at most. */
function useLabels(): readonly Label[] {
  const [labels, setLabels] = useState<readonly Label[]>([]);
  useEffect(() => {
    let frame = 0;
    const look = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => setLabels((before) => unlessSame(before, findLabels())));
    };
    const observer = new MutationObserver(look);
    observer.observe(document.body, {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: ['aria-disabled', 'aria-hidden'],
    });
    addEventListener('scroll', look, true);
    addEventListener('resize', look);
    look();
    return () => {
      cancelAnimationFrame(frame);
      observer.disconnect();
      removeEventListener('scroll', look, true);
      removeEventListener('resize', look);
    };
  }, []);
  return labels;
}

/** The labels themselves change the page: without this, each look would ask for the next. */
function unlessSame(before: readonly Label[], after: readonly Label[]): readonly Label[] {
  return JSON.stringify(before) === JSON.stringify(after) ? before : after;
}

/** One below the other where several controls stand in a row. */
function findLabels(): Label[] {
  const inRow = new Map<number, number>();
  return [...document.querySelectorAll('[aria-disabled="true"]')].flatMap((control): Label[] => {
    const { left, top, bottom, width } = control.getBoundingClientRect();
    const isBehind = control.closest('[aria-hidden="true"]') !== null;
    if (isBehind || width === 0 || bottom < 0 || bottom > innerHeight) return [];
    const label = { text: whyOff(reasonOf(control)), left: Math.round(left) };
    if (control.role === 'menuitem') return [{ ...label, top: Math.round(top), beside: true }];
    const row = Math.round(bottom);
    const before = inRow.get(row) ?? 0;
    inRow.set(row, before + 1);
    return [{ ...label, top: row + before * lineHeight, beside: false }];
  });
}

/** What the control is described by, or says itself. */
function reasonOf(control: Element): string {
  const ids = control.getAttribute('aria-describedby')?.split(/\s+/) ?? [];
  const described = ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
  return described.trim() || (control.textContent ?? '').trim();
}
