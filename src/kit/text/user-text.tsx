import { cx } from '#src/lib/cx.ts';

/**
 * Text that a person typed: a name of any length, in any direction. Isolated, so that bidi marks can't reorder the text
 * around it; cut after `lines` lines, with the whole text as its title.
 */
export function UserText({ children, lines = 2 }: { children: string; lines?: 1 | 2 | undefined }) {
  return (
    <bdi
      title={children.length > 40 ? children : undefined}
      className={cx(lines === 1 ? 'line-clamp-1' : 'line-clamp-2', 'wrap-anywhere')}
    >
      {children}
    </bdi>
  );
}
