import { cx } from '#src/lib/cx.ts';
import type { Column } from './data-table-types.ts';

const hidden = { md: 'sm:max-md:hidden', lg: 'sm:max-lg:hidden', xl: 'sm:max-xl:hidden' };

/** Alignment and visibility that a column's header and cells share. */
export function columnClass<Row>({ align, hideBelow }: Column<Row>): string {
  return cx(align === 'end' ? 'text-left tabular-nums sm:text-right' : 'text-left', hideBelow && hidden[hideBelow]);
}
