import type { ComponentProps, ReactNode } from 'react';
import { cx } from '#src/lib/cx.ts';
import { blockedProps } from './button.tsx';
import { Tooltip } from './tooltip.tsx';

export type IconButtonProps = Omit<ComponentProps<'button'>, 'disabled' | 'aria-label' | 'children'> & {
  /** Its name, which names the object too ("Delete token ci-main"); shown on hover and focus. */
  label: string;
  icon: ReactNode;
  disabledReason?: string | undefined;
};

/** A button that shows only an icon. With `disabledReason` it stays reachable and shows the reason instead of its name. */
export function IconButton({ label, icon, disabledReason, className, ...props }: IconButtonProps) {
  const idle = disabledReason !== undefined;
  return (
    <Tooltip text={disabledReason ?? label} visualOnly={!idle}>
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
