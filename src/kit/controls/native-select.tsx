import { ChevronDown } from 'lucide-react';
import type { ComponentProps } from 'react';
import { cx } from '#src/lib/cx.ts';
import { controlClass } from './control-class.ts';

/** The browser's select with our arrow. `boxClass` positions it in its parent. */
export function NativeSelect({ boxClass, className, ...select }: ComponentProps<'select'> & { boxClass: string }) {
  return (
    <span className={cx('relative', boxClass)}>
      <select {...select} className={cx(controlClass, 'h-8 appearance-none truncate pr-8 pl-2.5', className)} />
      <ChevronDown className="pointer-events-none absolute top-2 right-2 size-4 text-text-muted" aria-hidden="true" />
    </span>
  );
}
