import {
  cloneElement,
  type FocusEvent as ReactFocusEvent,
  useEffect,
  useId,
  useRef,
  useState,
  type PointerEvent,
  type ReactElement,
  type ReactNode,
} from 'react';
import type { EmptyLink } from './why-link.ts';

/** What a tooltip stands at. */
export type Described = ReactElement<{ 'aria-describedby'?: string | undefined }>;

/**
 * Shows `text` on hover, keyboard focus and touch of its one child, and describes the child with it for screen readers. The
 * text is always in the page, so the description works before anything is shown. With `visualOnly`, readers skip it,
 * because the child's name says the same; without a text, it only wraps the child. Escape hides it; the pointer may move
 * onto it. `withRow` also shows it while the keyboard focus stays in its table row. `more` is an empty link that says more:
 * it stands after the text, and is the next stop for Tab while the text is shown.
 */
export function Tooltip({
  text,
  children,
  visualOnly,
  withRow,
  more,
}: {
  text: ReactNode;
  children: Described;
  visualOnly?: boolean | undefined;
  withRow?: boolean | undefined;
  more?: EmptyLink | undefined;
}) {
  const id = useId();
  const tip = useRef<HTMLSpanElement>(null);
  const [shown, setShown] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const show = (delay: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setShown(true), delay);
  };
  const hide = (delay = 0) => {
    clearTimeout(timer.current);
    if (delay > 0) timer.current = setTimeout(() => setShown(false), delay);
    else setShown(false);
  };
  /** Not on the way back from the link: whoever closed the tip there wants it closed. */
  const come = ({ target, currentTarget, relatedTarget }: ReactFocusEvent) => {
    if (target.matches(':focus-visible') && !currentTarget.contains(relatedTarget)) show(0);
  };
  const leave = ({ currentTarget, relatedTarget }: ReactFocusEvent) => {
    if (!currentTarget.contains(relatedTarget)) hide();
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
      onPointerLeave={(event: PointerEvent) => event.pointerType === 'mouse' && hide(more && onTheWay)}
      onPointerDown={(event: PointerEvent) => (event.pointerType === 'mouse' ? visualOnly && hide() : show(0))}
      onFocus={come}
      onBlur={leave}
    >
      {cloneElement(children, { 'aria-describedby': describedBy })}
      {text !== undefined && (
        <span
          ref={tip}
          popover="manual"
          aria-hidden={visualOnly}
          className="fixed inset-auto m-0 max-w-72 rounded-md border border-line-strong bg-text px-2 py-1 text-left text-xs font-normal whitespace-normal text-surface-raised wrap-anywhere"
        >
          <span id={id} role="tooltip">
            {text}
          </span>
          {more && cloneElement(more, { 'aria-describedby': id, className: moreClass }, 'Explain why')}
        </span>
      )}
    </span>
  );
}

const moreClass =
  'mt-1 flex min-h-6 w-fit items-center rounded-sm text-inherit underline underline-offset-2 focus-visible:outline-current';

/** Milliseconds for the pointer to cross the gap to the link. */
const onTheWay = 200;

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
  const around = tip.parentElement ?? trigger;
  const outside = (event: Event) => event.target instanceof Node && !around.contains(event.target) && hide();
  document.addEventListener('keydown', (event) => event.key === 'Escape' && hide(), options);
  document.addEventListener('pointerdown', outside, options);
  document.addEventListener('scroll', hide, options);
  return () => {
    controller.abort();
    if (tip.contains(document.activeElement) && trigger instanceof HTMLElement) trigger.focus();
    if (tip.isConnected) tip.hidePopover();
  };
}
