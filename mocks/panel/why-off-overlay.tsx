import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { whyOff } from '#mocks/panel/why-off.ts';

/** In pixels. */
const lineHeight = 20;

/** `beside`: at the left edge of a menu, whose next line must stay visible. */
type Label = { readonly text: string; readonly left: number; readonly top: number; readonly beside: boolean };

/** A label at every visible disabled control: the missing permission and the RPC that needs it, or the reason. */
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

/** Keeps the label inside the window. Uses the style object: the page's policy forbids style attributes in markup. */
function place(element: HTMLElement | null, { left, top, beside }: Label): void {
  if (!element) return;
  const wanted = beside ? left - element.offsetWidth : left;
  element.style.translate = `${Math.max(0, Math.min(wanted, innerWidth - element.offsetWidth))}px ${top}px`;
}

/** Updated whenever the page changes, scrolls or is resized, at most once per frame. */
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

/** Labels change the page themselves: without this check, each update would trigger the next. */
function unlessSame(before: readonly Label[], after: readonly Label[]): readonly Label[] {
  return JSON.stringify(before) === JSON.stringify(after) ? before : after;
}

/** Stacks the labels of controls that are in a row. */
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

/** The control's description, or its own text. */
function reasonOf(control: Element): string {
  const ids = control.getAttribute('aria-describedby')?.split(/\s+/) ?? [];
  const described = ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
  return described.trim() || (control.textContent ?? '').trim();
}
