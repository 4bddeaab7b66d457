import { type ComponentProps, type MouseEvent, type ReactNode, useContext } from 'react';
import { Spinner } from '#src/kit/feedback/spinner.tsx';
import { type Described, Tooltip } from '#src/kit/overlays/tooltip.tsx';
import { WhyLink } from '#src/kit/overlays/why-link.ts';
import { cx } from '#src/lib/cx.ts';

export type ButtonVariant = 'primary' | 'secondary' | 'danger' | 'ghost';

const base =
  'relative inline-flex h-8 shrink-0 items-center justify-center gap-1.5 rounded-md border px-3 text-base font-medium whitespace-nowrap no-underline select-none transition-colors [&_svg]:size-4 [&_svg]:shrink-0';
const blocked = 'border-line bg-surface-muted text-text-muted forced-colors:text-[GrayText]';
const colours: Record<ButtonVariant, string> = {
  primary: 'border-transparent bg-accent-fill text-on-accent hover:bg-accent-fill-hover',
  secondary: 'border-line-strong bg-surface-raised text-text hover:bg-surface-hover',
  danger: 'border-transparent bg-danger-fill text-on-danger hover:bg-danger-fill-hover',
  ghost: 'border-transparent text-text-muted hover:bg-surface-hover hover:text-text',
};

/** The spinner replaces the label after 150 ms, so quick work shows none. */
const afterAMoment = 'transition-opacity delay-150 duration-0';

/** The classes of a button, for a router link that should look like one. */
export function buttonClass(variant: ButtonVariant = 'secondary'): string {
  return cx(base, colours[variant]);
}

export type ButtonProps = Omit<ComponentProps<'button'>, 'disabled'> & {
  variant?: ButtonVariant | undefined;
  /** Work is under way: clicks do nothing, the width stays, and after 150 ms a spinner replaces the label. */
  busy?: boolean | undefined;
  /** Why the button can't be used now. With it, the button stays focusable and shows the reason; clicks do nothing. */
  disabledReason?: string | undefined;
  icon?: ReactNode;
  /** Loads the code that a press will need: called when the pointer or the focus comes. */
  preload?: (() => void) | undefined;
};

/**
 * A button. There is no `disabled`: use `disabledReason`, which keyboard, touch and screen reader users can reach, unlike a
 * disabled <button>. `type` is "button" by default.
 */
export function Button(all: ButtonProps) {
  const { variant = 'secondary', busy, disabledReason, icon, preload, className, children, ...props } = all;
  const idle = disabledReason !== undefined;
  const button = (
    <button
      type="button"
      onPointerEnter={preload}
      onFocus={preload}
      {...props}
      {...blockedProps(busy === true || idle)}
      aria-busy={busy || undefined}
      className={cx(base, idle ? blocked : colours[variant], className)}
    >
      <span className={cx('inline-flex min-w-0 items-center gap-1.5', busy && `${afterAMoment} opacity-0`)}>
        {icon}
        {children}
      </span>
      {busy && (
        <span className={cx('absolute inset-0 grid place-items-center starting:opacity-0', afterAMoment)}>
          <Spinner />
        </span>
      )}
    </button>
  );
  // Keeps the same element: otherwise the focus is lost when a press disables the button.
  return 'disabledReason' in all ? <Reason text={disabledReason}>{button}</Reason> : button;
}

/** The reason as a tooltip, with the link that explains it where there is one. */
function Reason({ text, children }: { text: string | undefined; children: Described }) {
  const whyLink = useContext(WhyLink);
  return (
    <Tooltip text={text} more={text === undefined ? undefined : whyLink(text)}>
      {children}
    </Tooltip>
  );
}

/** Props for a blocked button that stays focusable. Also stops the click for parents, and a form's submit. */
function blockedProps(isBlocked: boolean) {
  if (!isBlocked) return {};
  return {
    'aria-disabled': true,
    onClick: (event: MouseEvent) => {
      event.preventDefault();
      event.stopPropagation();
    },
  };
}

export type IconButtonProps = Omit<ComponentProps<'button'>, 'disabled' | 'aria-label' | 'children'> & {
  /** Its name, which includes the object ("Delete token ci-main"); shown on hover and focus. */
  label: string;
  icon: ReactNode;
  disabledReason?: string | undefined;
};

/** A button with only an icon. With `disabledReason` it stays focusable and shows the reason instead of its name. */
export function IconButton({ label, icon, disabledReason, className, ...props }: IconButtonProps) {
  const idle = disabledReason !== undefined;
  const whyLink = useContext(WhyLink);
  return (
    <Tooltip text={disabledReason ?? label} visualOnly={!idle} more={idle ? whyLink(disabledReason) : undefined}>
      <button
        type="button"
        aria-label={label}
        {...props}
        {...blockedProps(idle)}
        className={cx(
          'inline-grid size-8 shrink-0 place-items-center rounded-md border border-transparent text-text-muted transition-colors [&_svg]:size-4',
          idle ? 'opacity-60' : 'hover:bg-surface-hover hover:text-text',
          className,
        )}
      >
        {icon}
      </button>
    </Tooltip>
  );
}
