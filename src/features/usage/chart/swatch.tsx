import { useId } from 'react';
import type { Look } from './series.ts';

/** The colour of each look. All reach 3:1 on a raised surface in both themes (tokens.test.ts). */
const fills: Readonly<Record<Look, string>> = {
  indigo: 'fill-accent',
  teal: 'fill-hue-teal',
  rose: 'fill-hue-rose',
  olive: 'fill-hue-olive',
  blue: 'fill-hue-blue',
  plum: 'fill-hue-plum',
  other: 'fill-line-strong',
};

/** The lines of each look, in a square of 8: nobody needs to tell colours apart. */
const lines: Readonly<Record<Look, string>> = {
  indigo: '',
  teal: 'M-2,2 L2,-2 M0,8 L8,0 M6,10 L10,6',
  rose: 'M0,2 H8 M0,6 H8',
  olive: 'M-2,6 L2,10 M0,0 L8,8 M6,-2 L10,2',
  blue: 'M2,0 V8 M6,0 V8',
  plum: 'M0,4 H8 M4,0 V8',
  other: 'M0,4 L4,0 L8,4 L4,8 Z',
};

/** The look as a pattern to fill a shape with: `fill="url(#id)"`. Stands in the `<defs>` of the same page. */
export function LookPattern({ id, look }: { id: string; look: Look }) {
  return (
    <pattern id={id} width={8} height={8} patternUnits="userSpaceOnUse">
      <rect width={8} height={8} className={`${fills[look]} forced-colors:fill-[CanvasText]`} />
      <path
        d={lines[look]}
        className="fill-none stroke-surface-raised forced-colors:stroke-[Canvas]"
        strokeWidth={1}
        strokeOpacity={0.7}
      />
    </pattern>
  );
}

/** A small square in a project's look, beside its name. */
export function Swatch({ look }: { look: Look }) {
  const id = useId();
  return (
    <svg width={16} height={16} className="shrink-0" aria-hidden="true">
      <defs>
        <LookPattern id={id} look={look} />
      </defs>
      <rect width={16} height={16} rx={3} fill={`url(#${id})`} />
    </svg>
  );
}
