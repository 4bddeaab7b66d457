import {
  cloneElement,
  useEffect,
  useId,
  useRef,
  useState,
  type PointerEvent,
  type ReactElement,
  type ReactNode,
} from 'react';

type Described = ReactElement<{ 'aria-describedby'?: string | undefined }>;

/**
 * Shows `text` on hover, keyboard focus and touch of its one child, and describes the child with it for screen readers. The
 * text is always in the page, so the description works before anything is shown. With `visualOnly`, readers skip it,
 * because the child's name says the same; without a text, it only wraps the child. Escape hides it; the pointer may move
 * onto it. `withRow` also shows it while the keyboard focus stays in its table row.
 */
export function Tooltip({
  text,
  children,
  visualOnly,
  withRow,
}: {
  text: ReactNode;
  children: Described;
  visualOnly?: boolean | undefined;
  withRow?: boolean | undefined;
}) {
  const id = useId();
  const tip = useRef<HTMLSpanElement>(null);
  const [shown, setShown] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const show = (delay: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setShown(true), delay);
  };
  const hide = () => {
    clearTimeout(timer.current);
    setShown(false);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => (withRow && tip.current ? whileInRow(tip.current, setShown) : undefined), [withRow]);
  useEffect(() => (shown && tip.current ? float(tip.current, () => setShown(false)) : undefined), [shown]);

  const isSilent = visualOnly === true || text === undefined;
  const describedBy = isSilent ? children.props['aria-describedby'] : joinIds(children.props['aria-describedby'], id);
  return (
    <span
      className="contents"
      onPointerEnter={(event: PointerEvent) => event.pointerType === 'mouse' && show(250)}
      onPointerLeave={(event: PointerEvent) => event.pointerType === 'mouse' && hide()}
      onPointerDown={(event: PointerEvent) => (event.pointerType === 'mouse' ? visualOnly && hide() : show(0))}
      onFocus={(event) => event.target.matches(':focus-visible') && show(0)}
      onBlur={hide}
    >
      {cloneElement(children, { 'aria-describedby': describedBy })}
      {text !== undefined && (
        <span
          ref={tip}
          id={id}
          role="tooltip"
          popover="manual"
          aria-hidden={visualOnly}
          className="fixed inset-auto m-0 max-w-72 rounded-md border border-line-strong bg-text px-2 py-1 text-left text-xs font-normal whitespace-normal text-surface-raised wrap-anywhere"
        >
          {text}
        </span>
      )}
    </span>
  );
}

function joinIds(...ids: (string | undefined)[]): string {
  return ids.filter(Boolean).join(' ');
}

/** Milliseconds. While a person only tabs through a table, no tips cover the rows below. */
const restingTime = 500;

/** Reports whether the keyboard focus stays in the element's table row. */
function whileInRow(element: HTMLElement, tell: (isInRow: boolean) => void): () => void {
  const controller = new AbortController();
  const options = { signal: controller.signal };
  const row = element.closest('tr');
  let timer: ReturnType<typeof setTimeout> | undefined;
  const come = ({ target }: FocusEvent) => {
    clearTimeout(timer);
    if (!(target instanceof Element) || !target.matches(':focus-visible')) return;
    timer = setTimeout(() => tell(true), restingTime);
  };
  const go = () => {
    clearTimeout(timer);
    tell(false);
  };
  row?.addEventListener('focusin', come, options);
  row?.addEventListener('focusout', go, options);
  return () => {
    clearTimeout(timer);
    controller.abort();
  };
}

/** Puts the tip into the top layer below (or above) its trigger; whatever moves or dismisses it calls `hide`. */
function float(tip: HTMLElement, hide: () => void): () => void {
  const trigger = tip.previousElementSibling;
  if (!trigger) return () => undefined;
  tip.showPopover();
  const at = trigger.getBoundingClientRect();
  const { width, height } = tip.getBoundingClientRect();
  const below = at.bottom + 4 + height <= innerHeight;
  tip.style.top = `${below ? at.bottom + 4 : at.top - height - 4}px`;
  tip.style.left = `${Math.max(8, Math.min(at.left + at.width / 2 - width / 2, innerWidth - width - 8))}px`;
  const controller = new AbortController();
  const options = { signal: controller.signal, capture: true };
  const outside = (event: Event) => event.target instanceof Node && !trigger.contains(event.target) && hide();
  document.addEventListener('keydown', (event) => event.key === 'Escape' && hide(), options);
  document.addEventListener('pointerdown', outside, options);
  document.addEventListener('scroll', hide, options);
  return () => {
    controller.abort();
    if (tip.isConnected) tip.hidePopover();
  };
}
