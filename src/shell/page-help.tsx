import { CircleQuestionMark } from 'lucide-react';
import { type ToggleEvent, useId, useState } from 'react';
import { GuideLink } from '#src/kit/controls/guide-link.tsx';

/** What a page is about. */
export type HelpWords = {
  /** The title of the button and of the help itself. */
  readonly title: string;
  readonly sentences: readonly [string, string];
  /** The address of the public guide. The sentences must be enough without it, for offline use. */
  readonly guide: string;
};

/**
 * A button beside a page's title that explains the page. Uses the browser's popover: Escape and an outside press close it,
 * and the focus returns to the button.
 */
export function PageHelp({ title, sentences, guide }: HelpWords) {
  const id = useId();
  const [isOpen, setIsOpen] = useState(false);
  const onToggle = ({ currentTarget, newState }: ToggleEvent<HTMLDivElement>) => {
    setIsOpen(newState === 'open');
    if (newState === 'open') placeBelow(currentTarget);
  };
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-label={title}
        className="grid size-6 shrink-0 place-items-center rounded-md text-text-muted transition-colors hover:bg-surface-hover hover:text-text aria-expanded:bg-surface-hover aria-expanded:text-text"
      >
        <CircleQuestionMark className="size-4" aria-hidden="true" />
      </button>
      <div
        id={id}
        popover="auto"
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a <dialog> has its own open state besides the popover's
        role="dialog"
        aria-label={title}
        onToggle={onToggle}
        className="fixed inset-auto m-0 w-80 max-w-[calc(100vw-2rem)] rounded-lg border border-line bg-surface-raised p-4 text-text shadow-float"
      >
        <p className="mb-1 font-semibold">{title}</p>
        {sentences.map((sentence) => (
          <p key={sentence} className="mt-1 text-text-muted">
            {sentence}
          </p>
        ))}
        <p className="mt-3">
          <GuideLink href={guide}>Read the guide</GuideLink>
        </p>
      </div>
    </>
  );
}

/** Places it under its button, within the window. */
function placeBelow(popover: HTMLElement): void {
  const button = popover.previousElementSibling?.getBoundingClientRect();
  if (!button) return;
  popover.style.top = `${button.bottom + 4}px`;
  popover.style.left = `${Math.max(16, Math.min(button.left, innerWidth - popover.offsetWidth - 16))}px`;
}
